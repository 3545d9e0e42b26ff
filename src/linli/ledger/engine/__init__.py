"""Pure algorithms: the commitment to an entry, the Merkle tree, its tiles, signed notes. No database here."""
