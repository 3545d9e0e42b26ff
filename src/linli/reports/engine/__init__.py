"""Drawing and writing of figures."""
