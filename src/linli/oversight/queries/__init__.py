"""What an inspector, a lead above and the unit concerned may read."""
