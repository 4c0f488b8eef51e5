"""A document set without its book: what it asks of the others, and what it tells of itself."""
