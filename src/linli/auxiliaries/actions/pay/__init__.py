"""Pay: wage tables, statements, and what goes to the payroll office."""
