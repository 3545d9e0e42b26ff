"""What people type into pages of matters, checked for its shape; what it may mean is decided by the acts."""
