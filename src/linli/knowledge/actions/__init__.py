"""What is done with pieces of knowledge."""
