"""What a document is read from: its markup, and the files that it may reach."""
