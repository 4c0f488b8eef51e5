"""Lines, floats and notes to pages; blocks that stand across the flow around them."""
