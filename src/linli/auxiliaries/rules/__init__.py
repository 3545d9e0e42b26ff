"""The Order as pure functions, each with its article: one module a subject."""
