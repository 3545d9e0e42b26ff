"""The HTTP API: one file per resource, and one for how it says no."""
