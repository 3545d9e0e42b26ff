"""What changes users, and what counts allowances."""
