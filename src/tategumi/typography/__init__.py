"""House rules for a book's running text: punctuation, digits, letters, paragraphs."""
