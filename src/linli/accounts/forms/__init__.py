"""What people type to sign in, and what allauth asks of us."""
