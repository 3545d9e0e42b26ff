"""The parts of one migration, in their order."""
