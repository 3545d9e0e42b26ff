"""A roll that exists is read, tried, taken row by row, and undone while nobody has acted on it."""
