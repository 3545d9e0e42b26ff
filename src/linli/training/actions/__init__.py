"""What can be done here: one act, one function, one transaction."""
