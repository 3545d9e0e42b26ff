"""The outside world of an operator: files of tables, archives, databases."""
