"""A page of the busiest unit's queue in towns of growing size: the same work at every size."""

import time
from statistics import median, quantiles

from bench.installation import database, installation
from bench.report import main

SIZES, QUICK = (10_000, 100_000, 1_000_000), (1_000, 5_000)
PAGES = 60


def run(quick: bool) -> dict[str, object]:
    """The first page, and pages further down by key; p50 and p95 in milliseconds, statements and CPU a page."""
    with installation():
        from django.utils import timezone

        from linli.kernel.actor import SYSTEM
        from linli.matters.api import seed_matters
        from linli.operations.actions.demo.founding import found_district

        at, before, figures = timezone.now(), 0, {}
        found_district(at=at)
        for size in QUICK if quick else SIZES:
            began = time.perf_counter()
            for _chunk in seed_matters(size - before, seed=1, actor=SYSTEM, at=at, start=before):
                pass
            seeded = size - before
            seconds, before = time.perf_counter() - began, size
            figures[str(size)] = {**measure(at), "seeded_per_s": round(seeded / seconds)}
        return {"sizes": figures, "database": database()}


def measure(at: object) -> dict[str, object]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from linli.kernel.actor import Actor, Role
    from linli.matters.api import queue
    from linli.organisation import api as organisation

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    unit = organisation.departments()[0].id
    actor = Actor(role=Role.HANDLER, unit=unit, units=frozenset({unit}))
    times, cpu, after = [], [], ""
    for _page in range(PAGES):
        began, busy = time.perf_counter(), time.process_time()
        page = queue(unit, actor=actor, at=at, after=after)
        times.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - busy))
        after = page.after
    with CaptureQueriesContext(connection) as seen:
        queue(unit, actor=actor, at=at)
    cuts = quantiles(times, n=20)
    return {
        "p50_ms": round(cuts[9], 2),
        "p95_ms": round(cuts[18], 2),
        "cpu_ms": round(median(cpu), 2),
        "statements": len(seen),
    }


if __name__ == "__main__":
    main("queue", run)
