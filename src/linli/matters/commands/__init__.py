"""The commands of the case file."""
