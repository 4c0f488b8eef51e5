void_elements: frozenset[str]
