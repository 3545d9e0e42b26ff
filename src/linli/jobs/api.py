"""The door: queue work in your own transaction; name what a job does in your `apps.py`."""

from linli.jobs.actions import queue, queue_all, retry, run_due, start_schedules
from linli.jobs.adapters.presence import running, standing_still
from linli.jobs.queries import health, is_waiting, next_due, parked
from linli.jobs.registry import register

__all__ = [
    "health",
    "is_waiting",
    "next_due",
    "parked",
    "queue",
    "queue_all",
    "register",
    "retry",
    "run_due",
    "running",
    "standing_still",
    "start_schedules",
]
