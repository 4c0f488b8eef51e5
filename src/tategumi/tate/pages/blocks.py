"""Places what a laid out block holds in a block that is longer."""

from weasyprint.formatting_structure import boxes

# The share of a block's room that comes before what stands in it.
_BEFORE = {"center": 1 / 2, "end": 1, "flex-end": 1}


def align_content(block: boxes.Box) -> None:
    """Move what a whole block holds as ``align-content`` says (CSS Box Alignment 3, 5.1.1).

    What is longer than the block begins at its head, so that nothing leaves a page there.
    """
    share = _BEFORE.get(block.style["align_content"][-1])
    if share is None or not isinstance(block, boxes.BlockBox):
        return
    ends = [
        child.position_y + child.margin_height()
        for child in block.children
        if child.is_in_normal_flow()
    ]
    room = block.content_box_y() + block.height - max(ends, default=0.0)
    if ends and room > 0:
        for child in block.children:
            child.translate(0, room * share)
