"""Acts: one function, one transaction; permission and law first, then compare and set, history, ledger, jobs."""
