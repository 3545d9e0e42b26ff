"""The whole bureau: founded, then subject by subject."""

from collections.abc import Iterator
from datetime import datetime

from linli.auxiliaries.actions.seeding.founding import found_bureau
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.registry.seeding import sowers
from linli.kernel.actor import UnitId


def seed_bureau(
    officers: int, *, units: int, seed: int, district: UnitId, at: datetime
) -> Iterator[tuple[str, int] | Bureau]:
    """Yields what was written, as a subject and a number of rows, and last the bureau itself."""
    bureau: Bureau | None = None
    for step in found_bureau(officers=officers, units=units, seed=seed, district=district, now=at):
        if isinstance(step, Bureau):
            bureau = step
        else:
            yield "officers", step
    assert bureau is not None  # noqa: S101 - the founding ends with it
    for sower in sowers():
        for rows in sower.sow(bureau):
            yield sower.name, rows
    yield bureau
