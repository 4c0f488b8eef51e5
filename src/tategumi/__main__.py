"""``python -m tategumi``."""

import sys

from .cli import main

sys.exit(main())
