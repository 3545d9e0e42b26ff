"""The draw of a sample."""
