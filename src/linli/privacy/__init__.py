"""The vault for contact, words and photos; purposes, retention, erasure."""
