"""Hold, open with a reason, end. Each act is one function and one transaction."""
