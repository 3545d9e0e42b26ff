"""Pure algorithms: what makes the looks of a post unusual, and which looks are drawn for review."""
