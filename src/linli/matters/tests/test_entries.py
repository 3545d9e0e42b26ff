"""Lists are entered by their index, so that a page costs the same however many matters there are."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from linli.kernel.actor import Actor, Role
from linli.matters.actions import judging
from linli.matters.data import QueueFilter, State
from linli.matters.queries import assists, calls, public, queue
from linli.organisation.tests.factories import NOON, District

Ask = Callable[[District, Actor], Any]
QUESTIONS: dict[str, Ask] = {
    "matter_queue": lambda d, clerk: queue.queue(d.village, actor=clerk, at=NOON),
    "matter_queue or some states": lambda d, clerk: queue.queue(
        d.village, actor=clerk, at=NOON, only=QueueFilter(states=(State.RAISED,))
    ),
    "matter_held": lambda d, clerk: queue.apart(d.village),
    "matter_led": lambda d, clerk: queue.led_by(d.village, actor=clerk, at=NOON),
    "matter_grid": lambda d, _clerk: queue.grid_queue(d.actor(Role.GRID_WORKER), at=NOON),
    "matter_offered": lambda d, clerk: queue.offered_to([d.village], actor=clerk, at=NOON),
    "matter_map or matter_near": lambda d, _clerk: public.on_map(public.Box(116.0, 39.0, 116.1, 39.1)),
    "matter_near or matter_map": lambda d, _clerk: public.nearby("m06013", 116.0, 39.0, metres=200),
    "matter_windows": lambda d, _clerk: judging.close_windows(NOON),
    "matter_call_backs": lambda d, clerk: calls.call_backs(clerk, at=NOON),
    "assist_queue or one_open_assist_per_unit": lambda d, clerk: assists.assists_asked_of([d.village], actor=clerk),
    "ring_open": lambda d, clerk: calls.rings(clerk),
}


def plans_of(ask: Callable[[], Any]) -> str:
    """How the database would go about each SELECT of a question, with the same parameters."""
    seen: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        seen.append((sql, parameters))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        ask()
    explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A table of three rows is read whole, whatever its indexes.
            cursor.execute("SET LOCAL enable_seqscan = off")
        lines = []
        for sql, parameters in seen:
            if sql.startswith("SELECT"):
                cursor.execute(explain + sql, parameters)
                lines += [str(row[-1]) for row in cursor.fetchall()]
    return "\n".join(lines)


@pytest.mark.parametrize("indexes", QUESTIONS)
def test_a_list_is_entered_by_an_index_of_open_ones(district: District, indexes: str) -> None:
    clerk = district.actor(Role.CLERK, district.village)
    plan = plans_of(lambda: QUESTIONS[indexes](district, clerk))
    assert any(index in plan for index in indexes.split(" or ")), plan
