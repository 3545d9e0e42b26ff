"""Questions, each with a bounded number of statements."""
