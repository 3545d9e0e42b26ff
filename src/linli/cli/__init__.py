"""The command `linli`."""
