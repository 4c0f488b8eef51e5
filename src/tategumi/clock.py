"""Decides the time that a product gives for its making, so that same input gives same bytes."""

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path

from .inputs import last_change, note_variable
from .problems import Failed, Place, Problem

_VARIABLE = "SOURCE_DATE_EPOCH"
# The first and the last time that a zip archive can name.
_FIRST, _LAST = datetime(1980, 1, 1, tzinfo=UTC), datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)


def build_time(day: date | None, sources: Iterable[Path] = ()) -> datetime:
    """``SOURCE_DATE_EPOCH`` (reproducible-builds.org) if set, else the day, in UTC.

    Without either it is the last change of the newest of ``sources``. Not before 1980 nor after
    2107, where the time of zip archives begins and ends. Raises ``Failed`` for a wrong value.
    """
    note_variable(_VARIABLE)
    if epoch := os.environ.get(_VARIABLE):
        return _of_zip(_moment(epoch))
    if day:
        return _of_zip(datetime.combine(day, time(), UTC))
    newest = max(map(last_change, sources), default=0)
    return _of_zip(datetime.fromtimestamp(newest, UTC))


def _of_zip(moment: datetime) -> datetime:
    return min(max(moment, _FIRST), _LAST)


def _moment(epoch: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise Failed([Problem(Place(_VARIABLE), "clock.epoch", {"text": epoch})]) from None
