"""For machines that watch over the installation: is it well, and how is it doing."""

import secrets
from collections.abc import Iterator
from ipaddress import ip_address

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from linli.config import env
from linli.jobs.api import health
from linli.kernel.errors import NotFound
from linli.web.access import PUBLIC, guard

LATE = 300.0
"""Seconds of lag beyond which the worker must be taken for dead."""


@never_cache
@guard(PUBLIC)
def healthz(request: HttpRequest) -> HttpResponse:
    """200 where the database answers and the worker works; 503 otherwise. Says nothing else to strangers."""
    try:
        jobs = health(timezone.now())
    except DatabaseError:
        return JsonResponse({"ok": False, "database": False}, status=503)
    is_well = jobs.lag.total_seconds() < LATE
    return JsonResponse({"ok": is_well, "database": True, "jobs": is_well}, status=200 if is_well else 503)


@never_cache
@guard(PUBLIC)
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, to this machine or to whoever knows LINLI_METRICS_TOKEN; to others, nothing is here."""
    if not _may_read(request):
        raise NotFound
    registry = REGISTRY
    if env.text("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library's
    own = CollectorRegistry()
    own.register(_Outbox())
    return HttpResponse(generate_latest(registry) + generate_latest(own), content_type=CONTENT_TYPE_LATEST)


def _may_read(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return secrets.compare_digest(given.encode(), settings.METRICS_TOKEN.encode())
    # Behind a proxy every request comes from this machine; the header it adds gives the stranger away.
    is_direct = "X-Forwarded-For" not in request.headers and "Forwarded" not in request.headers
    address = request.META.get("REMOTE_ADDR")
    return is_direct and address is not None and ip_address(address).is_loopback


class _Outbox(Collector):
    """Read from the database when asked, because the worker is another process."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        jobs = health(timezone.now())
        yield GaugeMetricFamily("linli_jobs_lag_seconds", "Age of the oldest overdue job.", jobs.lag.total_seconds())
        yield GaugeMetricFamily("linli_jobs_parked", "Jobs that wait for an operator.", jobs.parked)
        yield GaugeMetricFamily("linli_database_up", "The database answers.", int(connection.is_usable()))
