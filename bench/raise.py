"""Raising a matter with words and a contact, into vault and ledger: how many a second, how long, at what cost."""

import time
from statistics import quantiles

from bench.installation import database, installation
from bench.report import main


def run(quick: bool) -> dict[str, object]:
    """One after the other, each in its own durable transaction, as the portal does it."""
    with installation():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext
        from django.utils import timezone

        from linli.kernel.actor import RESIDENT
        from linli.matters.api import raise_matter
        from linli.matters.tests.factories import make_catalogue, request_for
        from linli.organisation.tests.factories import make_district

        district = make_district()
        make_catalogue()
        request = request_for(district)
        for _warm in range(10):
            raise_matter(request, actor=RESIDENT, at=timezone.now())
        connection.force_debug_cursor = False
        times, cpu = [], time.process_time()
        for _one in range(150 if quick else 3000):
            began = time.perf_counter()
            raise_matter(request, actor=RESIDENT, at=timezone.now())
            times.append(time.perf_counter() - began)
        cpu = time.process_time() - cpu
        with CaptureQueriesContext(connection) as seen:
            raise_matter(request, actor=RESIDENT, at=timezone.now())
        acts = [
            q for q in seen.captured_queries if not q["sql"].startswith(("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT"))
        ]
        cuts = quantiles(times, n=100)
        return {
            "per_s": round(len(times) / sum(times), 1),
            "cpu_ms": round(1000 * cpu / len(times), 2),
            "p50_ms": round(1000 * cuts[49], 2),
            "p99_ms": round(1000 * cuts[98], 2),
            "statements": len(acts),
            "matters": len(times),
            "database": database(),
        }


if __name__ == "__main__":
    main("raise", run)
