"""The append-only log that cannot be rewritten unseen: tree, checkpoints, proofs."""
