"""tategumi (縦組): books in vertical Japanese, from one manuscript to EPUB and print."""
