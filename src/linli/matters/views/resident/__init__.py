"""Pages without an account: raise a matter, and what its receipt opens."""
