"""What an operator has done: each through the same acts as pages and API."""
