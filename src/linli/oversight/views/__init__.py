"""Pages of inspectors, of those who give mandates, and of the units that answer."""
