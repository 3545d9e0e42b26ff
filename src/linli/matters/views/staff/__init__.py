"""Pages of staff: the queue, one matter, its acts, taking a matter down, the map of the queue."""
