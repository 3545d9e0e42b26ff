"""What can be done with the ledger: append, sequence, let expire, open a new log."""
