"""Import, export, replay, seed, demo, backup, restore, upgrade, deployment check."""
