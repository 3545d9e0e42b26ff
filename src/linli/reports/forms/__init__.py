"""Which days; what a meeting writes down."""
