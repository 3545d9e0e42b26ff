"""The parts of the first migration, in their order."""
