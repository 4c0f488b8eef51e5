"""The time that a product says it was made, so that the same input gives the same bytes."""

import os
from datetime import UTC, date, datetime, time

# The first day that a zip archive can name.
_FIRST = date(1980, 1, 1)


def build_time(day: date | None) -> datetime:
    """``SOURCE_DATE_EPOCH`` (reproducible-builds.org) if set, else the book's date, in UTC."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.combine(day or _FIRST, time(), UTC)
