"""What is published, and what a meeting decides."""
