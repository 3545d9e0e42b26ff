"""The acts: one module a subject."""
