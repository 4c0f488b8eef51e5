"""Room on the interpreter's stack: more than a chunk of 16 KB, whatever is called there."""

from tategumi.tate.paragraphs.stack import with_room


@with_room
def _sum(first: int, *others: int) -> int:
    """The sum."""
    return first + (_sum(*others) if others else 0)


def test_a_function_with_room_is_the_same_function() -> None:
    assert _sum(*range(20)) == 190
    assert _sum.__code__.co_stacksize * 8 > 16 * 1024
    assert (_sum.__name__, _sum.__doc__) == ("_sum", "The sum.")
