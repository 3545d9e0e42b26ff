"""The real requests of Boston through the real acts: raise, route, dispatch, accept, handle, check, reply."""

from pathlib import Path

from bench.installation import database, installation
from bench.report import main
from tests.records import records_home

DATA = records_home()
REQUESTS = "requests_311/boston_2011h2.csv.gz"
QUICK = 120


def prepare(data: Path) -> None:
    """Boston's wards, precincts, departments and limits."""
    from django.utils import timezone

    from linli.kernel.actor import SYSTEM
    from linli.operations.actions import places
    from linli.operations.adapters import tables
    from linli.operations.commands.imports import legend_of

    files = (
        ("units", places.import_units, data / "boundaries" / "boston_wards.geojson"),
        ("grids", places.import_grids, data / "boundaries" / "boston_precincts.geojson"),
        ("catalogue", places.import_catalogue, data / REQUESTS),
        ("catalogue", places.import_catalogue, data / "requests_311" / "boston_deadlines_by_type.csv"),
    )
    for kind, take, file in files:
        outcome = take(tables.read(file), legend_of("boston", kind), actor=SYSTEM, at=timezone.now())
        assert not outcome.refused, (kind, outcome.refused[:3])


def run(quick: bool) -> dict[str, object]:
    """Boston, second half of 2011: 43,688 requests; with --quick the first 120."""
    if DATA is None:
        return {"records": "absent"}
    with installation("America/New_York"):
        from datetime import timedelta

        from django.utils import timezone

        from linli.operations.adapters import tables
        from linli.operations.commands.imports import legend_of
        from linli.operations.commands.replay import figures, play

        prepare(DATA)
        rows = list(tables.read(DATA / REQUESTS))[: QUICK if quick else None]
        start = timezone.now() - timedelta(days=365)
        return {**figures(play(rows, legend_of("boston", "matters"), start=start)), "database": database()}


if __name__ == "__main__":
    main("replay", run)
