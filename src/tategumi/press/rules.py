"""Rules of style that are not in a file: lengths, choices and names of fonts."""

from collections.abc import Mapping


def rule(selector: str, declarations: Mapping[str, str]) -> str:
    """One rule of CSS."""
    return (
        selector + "{" + ";".join(f"{name}:{value}" for name, value in declarations.items()) + "}"
    )


def lengths(named: Mapping[str, float]) -> str:
    """Custom properties of the root: lengths in mm by their names."""
    return rule(":root", {name: f"{length:.4f}mm" for name, length in named.items()})
