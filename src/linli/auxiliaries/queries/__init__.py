"""The questions: one module a subject."""
