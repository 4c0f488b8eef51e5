"""What lies beside the repository on some machines, too large or not ours to be in it."""

from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
# Works in the notation of Aozora Bunko.
CORPUS = SHARED / "corpus" / "aozora"
WORKS = sorted(CORPUS.glob("*.txt"))
