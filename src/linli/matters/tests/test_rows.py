"""The plain statements of every act read and write just what Django would; and acts do no more than is needed."""

import pytest
from django.db import transaction

from linli.kernel.errors import Refusal
from linli.matters import api as matters
from linli.matters.actions import telling
from linli.matters.actions.step import jobs
from linli.matters.data import Contact, State
from linli.matters.models import Clock, Matter, MatterEvent, Receipt, rows
from linli.matters.tests.factories import NOON, at_state, coordinator, dispatched, fresh, raise_a
from linli.organisation.tests.factories import District


@pytest.fixture
def matter(district: District) -> Matter:
    return fresh(raise_a(district).matter)


@pytest.mark.parametrize("model", [Matter, MatterEvent, Clock, Receipt])
def test_a_row_is_read_as_django_reads_it(matter: Matter, model: type) -> None:
    theirs = list(model.objects.order_by("id"))
    ours = rows.find(model, "id > %s ORDER BY id", 0)
    fields = [field.attname for field in model._meta.concrete_fields]
    assert theirs
    assert [[getattr(row, f) for f in fields] for row in ours] == [[getattr(row, f) for f in fields] for row in theirs]


def test_a_row_that_was_read_can_be_saved(matter: Matter) -> None:
    [found] = rows.find(Matter, "id = %s", matter.pk)
    found.reminders = 3
    found.save(update_fields=["reminders"])
    assert Matter.objects.get(pk=matter.pk).reminders == 3


def test_a_row_changes_only_while_it_stands_as_it_was_seen(matter: Matter) -> None:
    seen = {"id": matter.pk, "state": matter.state, "lead_unit": None}
    assert rows.change(Matter, seen, {"state": "dispatched", "recused": [7], "category": matter.category}) == 1
    assert rows.change(Matter, seen, {"state": "closed"}) == 0
    found = Matter.objects.get(pk=matter.pk)
    assert (found.state, found.recused, found.category_id) == ("dispatched", [7], matter.category_id)


def test_a_row_that_is_there_gets_the_columns_that_are_named_and_no_others(matter: Matter) -> None:
    [clock, *_others] = rows.find(Clock, "matter_id = %s ORDER BY id", matter.pk)
    clock.stopped_at, clock.started_by = NOON, "somebody"
    rows.insert([clock], update=("stopped_at",))
    found = Clock.objects.get(pk=clock.pk)
    assert (found.stopped_at, found.started_by) == (NOON, "raise")


def test_acts_together_are_undone_together(district: District) -> None:
    """The savepoint around them is the caller's: where the second is refused, nothing of the first stays."""
    matter = raise_a(district).matter
    with pytest.raises(Refusal), transaction.atomic(), matters.together():
        dispatched(district, matter)
        matters.accept(matter, actor=coordinator(district), at=NOON)
    assert fresh(matter).state == State.RAISED


def test_words_follow_a_matter_only_where_there_are_any(district: District, monkeypatch: pytest.MonkeyPatch) -> None:
    queued: list[str] = []
    monkeypatch.setattr(jobs, "queue", lambda name, *_ids, due: queued.append(name))
    dispatched(district, raise_a(district, words="").matter)
    assert queued == []
    dispatched(district, raise_a(district, words="广场喷泉不出水").matter)
    assert queued == ["matters.index_words"]


@pytest.mark.parametrize("contact", [None, Contact(email="wang@example.com")])
def test_an_answer_goes_to_whoever_can_be_reached(
    district: District, contact: Contact | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []
    monkeypatch.setattr(telling.notifications, "tell", lambda *_args, reachable, **_more: told.append(reachable))
    at_state(district, State.REPLIED, contact=contact)
    assert told == [contact is not None]
