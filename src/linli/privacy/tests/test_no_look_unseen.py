"""Whatever people do in whatever order, and wherever it breaks: nothing opens before its entry stands."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from itertools import count
from unittest.mock import patch

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.kernel.actor import Actor, Role
from linli.kernel.errors import Refusal
from linli.ledger.api import entries_about
from linli.ledger.data import Recorded, Subject
from linli.privacy.actions import looking
from linli.privacy.api import erase, hold, look, open_to_send, reveal
from linli.privacy.data import Opened, Purpose
from linli.privacy.models import SealedItem
from linli.privacy.queries import open_rows
from linli.privacy.tests.factories import NOON, UNTIL, a_clerk, a_contact, a_photo, allowing, some_words

_numbers = count(1000)
ACTORS = st.builds(
    a_clerk,
    st.sampled_from([7, 8, 9]),
    stepped_up_at=st.sampled_from([None, NOON]),
    role=st.sampled_from([Role.CLERK, Role.OPERATOR]),
)
OPENING = {"privacy.look", "privacy.reveal", "privacy.send"}


class Broken(Exception):
    """The disk is full, the process is killed: whatever stops an entry from being written."""


class Vault(RuleBasedStateMachine):
    """Two subjects, three posts of which two are assigned, a clock, and a ledger that sometimes cannot write."""

    @initialize()
    def begin(self) -> None:
        self.subjects = [Subject("drill", next(_numbers)) for _ in range(2)]
        self.at, self.ledger_works = NOON, True
        self.openings: list[tuple[Subject, Purpose]] = []

    @rule(which=st.integers(0, 1), items=st.lists(st.sampled_from([some_words(), a_contact(), a_photo()]), max_size=3))
    def hold(self, which: int, items: list) -> None:  # type: ignore[type-arg]
        hold(self.subjects[which], items, until=UNTIL, at=self.at)

    @rule(minutes=st.integers(1, 90))
    def wait(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)

    @rule(works=st.booleans())
    def ledger(self, works: bool) -> None:
        self.ledger_works = works

    @rule(which=st.integers(0, 1))
    def erase(self, which: int) -> None:
        erase(self.subjects[which], actor=a_clerk(), at=self.at, because="asked")

    @rule(which=st.integers(0, 1), actor=ACTORS, purpose=st.sampled_from(Purpose))
    def reveal(self, which: int, actor: Actor, purpose: Purpose) -> None:
        self.attempt(
            lambda s: reveal(s, None, actor=actor, purpose=purpose, reason="call-back", at=self.at),
            which,
            actor,
            purpose,
        )

    @rule(which=st.integers(0, 1), actor=ACTORS, purpose=st.sampled_from(Purpose))
    def look(self, which: int, actor: Actor, purpose: Purpose) -> None:
        self.attempt(partial(look, actor=actor, purpose=purpose, at=self.at), which, actor, purpose)

    @rule(which=st.integers(0, 1))
    def send(self, which: int) -> None:
        self.attempt(partial(open_to_send, message="answered", at=self.at), which, None, Purpose.CONTACT)

    def attempt(self, act, which: int, actor: Actor | None, purpose: Purpose) -> None:  # type: ignore[no-untyped-def]
        subject, opened = self.subjects[which], []

        def watched(rows: Sequence[SealedItem]) -> list[Opened]:
            assert not connection.savepoint_ids, "the entry could still be rolled back"
            assert any(self.covers(entry, actor, purpose) for entry in entries_about(subject)) or not rows
            opened.extend(open_rows(rows))
            return opened

        append = looking.append if self.ledger_works else _cannot_write
        with patch.object(looking, "open_rows", watched), patch.object(looking, "append", append):
            try:
                act(subject)
            except (Refusal, Broken):
                assert not opened
        self.openings += [(subject, purpose)] * bool(opened)

    def covers(self, entry: Recorded, actor: Actor | None, purpose: Purpose) -> bool:
        """This opening: same purpose, same post, within the hour."""
        same = entry.act in OPENING and entry.detail["purpose"] == purpose and entry.at.hour == self.at.hour
        return same and entry.at.date() == self.at.date() and entry.actor.post == (actor.post if actor else None)

    @invariant()
    def nothing_was_opened_by_a_post_that_may_not(self) -> None:
        for subject in getattr(self, "subjects", []):
            entries = [entry for entry in entries_about(subject) if entry.act in OPENING]
            assert all(entry.actor.post in (7, 8, None) for entry in entries)
            assert not any(entry.actor.role is Role.OPERATOR for entry in entries)

    @invariant()
    def numbers_have_no_gaps(self) -> None:
        for subject in getattr(self, "subjects", []):
            numbers = [entry.number for entry in entries_about(subject)]
            assert numbers == list(range(1, len(numbers) + 1))


def _cannot_write(*_: object, **__: object) -> None:
    raise Broken


@pytest.mark.django_db
def test_no_look_goes_unseen() -> None:
    quick = settings(
        max_examples=25,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    with allowing(lambda actor, subject, purpose: actor.post in (7, 8), "drill"):
        run_state_machine_as_test(Vault, settings=quick)
