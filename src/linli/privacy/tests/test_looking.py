"""No opening without an entry that stands; no entry without a post that may."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from linli.kernel.actor import SYSTEM, Actor, Role
from linli.kernel.errors import NotPermitted, StepUpNeeded, TooMany
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.privacy.api import RevealInsideTransaction, held, hold, lift, look, open_to_send, read_own, restrict, reveal
from linli.privacy.data import Opened, Purpose, Standing
from linli.privacy.models import LookCount
from linli.privacy.queries import rows_of
from linli.privacy.rules import CAPS
from linli.privacy.tests.factories import NOON, SUBJECT, UNTIL, a_clerk, a_contact, allowing, some_words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def post_seven_is_assigned() -> Iterator[None]:
    with allowing(lambda actor, subject, purpose: actor.post == 7):
        yield


def call(actor: Actor) -> list[Opened]:
    return reveal(SUBJECT, None, actor=actor, purpose=Purpose.CONTACT, reason="call-back", at=NOON)


def open_words(actor: Actor, minutes: int = 0) -> list[Opened]:
    return look(SUBJECT, actor=actor, purpose=Purpose.HANDLING, at=NOON + timedelta(minutes=minutes))


def test_a_reveal_opens_and_is_recorded() -> None:
    hold(SUBJECT, [some_words(), a_contact()], until=UNTIL, at=NOON)
    assert [opened.text for opened in call(a_clerk())] == ["no such number"]
    [entry] = entries_about(SUBJECT)
    assert entry.act == "privacy.reveal"
    assert entry.detail == {"purpose": "contact", "fields": "contact", "items": 1, "reason": "call-back"}


@pytest.mark.parametrize("stranger", [a_clerk(8), SYSTEM])
def test_a_stranger_gets_nothing(stranger: Actor) -> None:
    hold(SUBJECT, [a_contact(), some_words()], until=UNTIL, at=NOON)
    for ask in (call, open_words):
        with pytest.raises(NotPermitted):
            ask(stranger)
    assert entries_about(SUBJECT) == []


def test_a_kind_without_a_predicate_opens_for_nobody() -> None:
    with pytest.raises(NotPermitted):
        look(Subject("unheard-of", 1), actor=a_clerk(), purpose=Purpose.HANDLING, at=NOON)


@pytest.mark.parametrize(("minutes", "is_enough"), [(0, True), (15, True), (16, False), (-1, False)])
def test_contact_needs_a_fresh_second_factor(minutes: int, is_enough: bool) -> None:
    clerk = a_clerk(stepped_up_at=NOON - timedelta(minutes=minutes))
    if is_enough:
        call(clerk)
    else:
        with pytest.raises(StepUpNeeded):
            call(clerk)


def test_words_of_assigned_matters_need_no_second_factor() -> None:
    open_words(a_clerk(stepped_up_at=None))
    with pytest.raises(StepUpNeeded):
        call(a_clerk(stepped_up_at=None))


def test_a_look_into_contact_asks_for_the_purpose_and_the_second_factor_too() -> None:
    hold(SUBJECT, [a_contact(), some_words()], until=UNTIL, at=NOON)
    with pytest.raises(StepUpNeeded):
        look(SUBJECT, actor=a_clerk(stepped_up_at=None), purpose=Purpose.CONTACT, at=NOON)
    with allowing(lambda actor, subject, purpose: purpose is Purpose.HANDLING):
        assert open_words(a_clerk())[0].is_open
        with pytest.raises(NotPermitted):
            look(SUBJECT, actor=a_clerk(), purpose=Purpose.CONTACT, at=NOON)
    assert [entry.detail["purpose"] for entry in entries_about(SUBJECT)] == ["handling"]


def test_one_hour_of_looking_is_one_entry() -> None:
    hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    for minutes in (0, 1, 59, 60):
        assert open_words(a_clerk(), minutes)[0].text == "the lamp is broken"
    assert [entry.act for entry in entries_about(SUBJECT)] == ["privacy.look"] * 2


def test_a_look_that_is_not_new_writes_nothing() -> None:
    hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    open_words(a_clerk())
    with CaptureQueriesContext(connection) as queries:
        open_words(a_clerk())
    assert [q["sql"][:6] for q in queries] == ["SELECT"]


@pytest.mark.parametrize("role", [Role.GRID_WORKER, Role.PRIVACY_OFFICER])
def test_beyond_its_cap_a_post_waits(role: Role) -> None:
    for _ in range(CAPS[role].hour):
        call(a_clerk(role=role))
    with pytest.raises(TooMany):
        call(a_clerk(role=role))
    assert set(LookCount.objects.values_list("count", flat=True)) == {CAPS[role].hour}


def test_a_role_without_a_cap_opens_nothing() -> None:
    with pytest.raises(TooMany):
        call(a_clerk(role=Role.OPERATOR))


@pytest.mark.django_db(transaction=True)
def test_inside_another_transaction_nothing_opens() -> None:
    for ask in (call, open_words):
        with pytest.raises(RevealInsideTransaction), transaction.atomic():
            ask(a_clerk())
    assert entries_about(SUBJECT) == []


def test_a_typed_reason_is_held_in_the_vault_not_in_the_ledger() -> None:
    hold(SUBJECT, [a_contact()], until=UNTIL, at=NOON)
    reveal(SUBJECT, None, actor=a_clerk(), purpose=Purpose.CONTACT, reason="other", note="she asked me to", at=NOON)
    [entry] = entries_about(SUBJECT)
    [note] = [opened for opened in read_own(SUBJECT) if opened.field == "note"]
    assert (entry.detail["note"], note.text) == (note.id, "she asked me to")


def test_a_message_of_linli_itself_stands_in_the_list_as_sent() -> None:
    hold(SUBJECT, [a_contact(), some_words()], until=UNTIL, at=NOON)
    assert [opened.field for opened in open_to_send(SUBJECT, message="matters.answered", at=NOON)] == ["contact"]
    [entry] = entries_about(SUBJECT)
    assert (entry.act, entry.detail["message"]) == ("privacy.send", "matters.answered")


def test_without_a_contact_nothing_is_sent_or_said() -> None:
    assert open_to_send(SUBJECT, message="matters.answered", at=NOON) == []
    assert entries_about(SUBJECT) == []


def test_what_must_be_kept_but_not_used_opens_for_nobody() -> None:
    hold(SUBJECT, [a_contact()], until=UNTIL, at=NOON)
    restrict(SUBJECT, actor=a_clerk(), at=NOON, because="pipl-2021/47")
    assert [opened.standing for opened in [*call(a_clerk()), *read_own(SUBJECT)]] == [Standing.RESTRICTED] * 2
    assert [(item.because, item.until) for item in held(SUBJECT)] == [("pipl-2021/47", UNTIL)]
    assert open_to_send(SUBJECT, message="matters.answered", at=NOON) == []
    lift(SUBJECT, actor=a_clerk(), at=NOON)
    assert call(a_clerk())[0].is_open
    assert lift(SUBJECT, actor=a_clerk(), at=NOON) == 0


def test_of_two_looks_at_the_same_moment_one_is_the_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    hold(SUBJECT, [some_words()], until=UNTIL, at=NOON)
    open_words(a_clerk())
    unseen = rows_of(SUBJECT, Purpose.HANDLING), False
    monkeypatch.setattr("linli.privacy.actions.looking.rows_with_look", lambda hour: unseen)
    assert open_words(a_clerk())[0].is_open
    assert len(entries_about(SUBJECT)) == 1


def test_the_cap_of_a_shift_holds_over_all_its_hours() -> None:
    cap = CAPS[Role.GRID_WORKER]
    clerk = a_clerk(role=Role.GRID_WORKER, stepped_up_at=None)
    LookCount.objects.create(post=7, span="shift", since=datetime(2026, 11, 20, 22, tzinfo=UTC), count=cap.shift - 1)
    open_words(clerk)
    with pytest.raises(TooMany) as refused:
        open_words(clerk, minutes=60)
    assert refused.value.retry_after == 3600
    open_words(clerk, minutes=6 * 60)
