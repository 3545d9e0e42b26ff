"""The acts of this context."""
