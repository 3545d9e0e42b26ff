"""Questions of this context."""
