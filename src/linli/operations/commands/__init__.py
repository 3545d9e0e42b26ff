"""What an operator types: one file per family of commands."""
