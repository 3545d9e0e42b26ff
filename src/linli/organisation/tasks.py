"""What happens to posts by the clock; the only room besides the views that asks what time it is."""

from datetime import timedelta

from django.utils import timezone

from linli.jobs import api as jobs
from linli.organisation.actions.posts import end_due_posts


def end_posts() -> None:
    end_due_posts(timezone.now())


def schedule() -> None:
    jobs.register("organisation.end_posts", end_posts, every=timedelta(minutes=10))
