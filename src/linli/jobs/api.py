"""The door: queue work in your own transaction; name what a job does in your `apps.py`."""

from linli.jobs.actions import queue, queue_all, retry, run_due, start_schedules
from linli.jobs.queries import health, next_due, parked
from linli.jobs.registry import register

__all__ = ["health", "next_due", "parked", "queue", "queue_all", "register", "retry", "run_due", "start_schedules"]
