"""Django's SQLite backend with the promises Linli makes about a file."""
