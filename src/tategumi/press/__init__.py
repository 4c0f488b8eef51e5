"""The press: page geometry, page furniture and the PDF editions."""
