"""Questions about the organisation, answered from a snapshot in memory wherever they can be."""
