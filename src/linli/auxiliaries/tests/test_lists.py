"""No queue stops: whatever waits beyond the first page is found on the next ones, once each, in few statements."""

import re
from collections.abc import Callable, Iterator
from copy import copy
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linli.auxiliaries.data.conduct import Route
from linli.auxiliaries.data.discipline import Ground
from linli.auxiliaries.data.files import Officer
from linli.auxiliaries.data.leave import LeaveKind
from linli.auxiliaries.data.protection import Guarded, VoiceKind
from linli.auxiliaries.data.swaps import Cause, SwapState
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.discipline import Absence, DisciplineCase
from linli.auxiliaries.models.leave import LeaveRequest
from linli.auxiliaries.models.protection import ConductComplaint, ReasonedApproval, Voice
from linli.auxiliaries.models.rostering import Roster, RosterShift, ShiftCall, ShiftKind, ShiftSwap
from linli.auxiliaries.models.worked import WorkedShift
from linli.auxiliaries.queries.files import shape
from linli.auxiliaries.tests.people import People, people  # noqa: F401 - a fixture
from linli.auxiliaries.tests.rosters import make_kind
from linli.auxiliaries.tests.test_duty_pages import as_, page
from linli.kernel.actor import Actor
from linli.kernel.ids import new_id
from linli.web.keyset import Place, place_in

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments
MANY, MOST_STATEMENTS = 130, 40
"""More than two pages of every queue."""
Made = Callable[[People, list[Officer], date, Roster, ShiftKind], None]


def cases(people: People, officers: list[Officer], today: date, *_rest: object) -> None:
    DisciplineCase.objects.bulk_create(
        DisciplineCase(
            officer_id=one.id, ground=Ground.BREACH, opened_at=timezone.now(), due_on=today + timedelta(days=n // 9)
        )
        for n, one in enumerate(officers)
    )


def absences(people: People, officers: list[Officer], today: date, *_rest: object) -> None:
    Absence.objects.bulk_create(
        Absence(officer_id=one.id, day=today - timedelta(days=n // 9), noted_by=1, noted_at=timezone.now())
        for n, one in enumerate(officers)
    )


def complaints(people: People, officers: list[Officer], today: date, *_rest: object) -> None:
    ConductComplaint.objects.bulk_create(
        ConductComplaint(
            number=f"T{n:06}", code_hash=f"{n:064}", unit=people.bureau.organ, route=Route.PAGE, anonymous=True,
            received_at=timezone.now(), notice_by=today, due_on=today + timedelta(days=n // 9),
        ) for n in range(MANY)
    )  # fmt: skip


def voices(kind: VoiceKind) -> Made:
    def made(people: People, officers: list[Officer], today: date, *_rest: object) -> None:
        Voice.objects.bulk_create(
            Voice(number=f"V{n:06}", officer_id=one.id, kind=kind, unit=one.unit, given_at=timezone.now())
            for n, one in enumerate(officers)
        )

    return made


def asked(people: People, officers: list[Officer], today: date, *_rest: object) -> None:
    ReasonedApproval.objects.bulk_create(
        ReasonedApproval(
            officer_id=one.id, unit=one.unit, guarded=Guarded.WORSE_RATING, thing=n, asked_by=1, asked_at=timezone.now()
        )
        for n, one in enumerate(officers)
    )


def leaves(people: People, officers: list[Officer], today: date, *_rest: object) -> None:
    LeaveRequest.objects.bulk_create(
        LeaveRequest(
            officer_id=one.id, kind=LeaveKind.FAMILY, first=today + timedelta(days=90), last=today + timedelta(days=90),
            asked_at=timezone.now(), asked_by=1, due_on=today + timedelta(days=n // 9),
        ) for n, one in enumerate(officers)
    )  # fmt: skip


def hours(people: People, officers: list[Officer], today: date, *_rest: object) -> None:
    WorkedShift.objects.bulk_create(
        WorkedShift(
            officer_id=one.id, unit=one.unit, day=today - timedelta(days=1 + n // 9), officer_begins=480,
            officer_ends=960, officer_pause=0, entered_by=1, entered_at=timezone.now(),
        ) for n, one in enumerate(officers)
    )  # fmt: skip


def silent(people: People, officers: list[Officer], today: date, roster: Roster, kind: ShiftKind) -> None:
    RosterShift.objects.bulk_create(
        RosterShift(roster=roster, officer_id=one.id, day=today - timedelta(days=1 + n // 9), kind=kind, stands=True)
        for n, one in enumerate(officers)
    )


def calls(people: People, officers: list[Officer], today: date, roster: Roster, kind: ShiftKind) -> None:
    ShiftCall.objects.bulk_create(
        ShiftCall(
            roster=roster, officer_id=one.id, day=today + timedelta(days=n // 9), kind=kind, cause=Cause.SICK,
            noted_at=timezone.now(),
        ) for n, one in enumerate(officers)
    )  # fmt: skip


def swaps(people: People, officers: list[Officer], today: date, roster: Roster, kind: ShiftKind) -> None:
    ShiftSwap.objects.bulk_create(
        ShiftSwap(
            roster=roster, giver_id=one.id, taker_id=people.zhou.id, day=today + timedelta(days=n // 9), kind=kind,
            state=SwapState.ACCEPTED, offered_at=timezone.now(), accepted_at=timezone.now(),
        ) for n, one in enumerate(officers)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("made", "address", "name", "who"),
    [
        (cases, "cases", "cases", "hr"),
        (absences, "cases", "absences", "hr"),
        (complaints, "complaints", "after", "above"),
        (voices(VoiceKind.SUGGESTION), "care", "voices", "hr"),
        (voices(VoiceKind.PETITION), "above", "voices", "above"),
        (asked, "above", "asked", "above"),
        (leaves, "leaves", "after", "hr"),
        (hours, "worked", "after", "captain"),
        (silent, "worked", "silent", "captain"),
        (calls, "roster-changes", "calls", "captain"),
        (swaps, "roster-changes", "swaps", "captain"),
    ],
)
def test_a_queue_goes_on_to_its_end(people, made: Made, address: str, name: str, who: str) -> None:
    today = timezone.localdate()
    officers = many(people)
    kind = ShiftKind.objects.get(pk=make_kind(people.bureau.organ, "日", 8).id)
    roster = Roster.objects.create(
        unit=people.bureau.organ, first=today - timedelta(days=40), last=today + timedelta(days=40), made_by=1,
        state="published", made_at=timezone.now(), published_by=1, published_at=timezone.now(),
    )  # fmt: skip
    made(people, officers, today, roster, kind)
    word = r"T\d{6}" if address == "complaints" else r"示例\d{3}号"
    pages = [re.findall(word, text) for text in walked(getattr(people, who), page(address), name)]
    seen = [set(found) for found in pages]
    assert sum(map(len, seen)) == MANY  # each once
    assert len(set().union(*seen)) == MANY
    assert len(pages) == 3


def many(people: People) -> list[Officer]:
    """Colleagues of Zhou An, as like him as names and numbers allow."""
    row = AuxiliaryOfficer.objects.get(pk=people.zhou.id)
    row.user = None
    made = []
    for n in range(MANY):
        row.pk, row.number, row.name = new_id(), f"MY{n:06}", f"示例{n:03}号"
        made.append(copy(row))
    return [shape(one) for one in AuxiliaryOfficer.objects.bulk_create(made)]


def walked(actor: Actor, address: str, name: str) -> Iterator[str]:
    """Each page of the queue of that name, as the link at its end leads."""
    client, way = as_(actor), address
    while way:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            text = client.get(way).text
        assert len(asked) <= MOST_STATEMENTS
        yield text
        found = re.search(rf'rel="next" href="(\?[^"]*\b{name}=[^"]+)"', text)
        way = address + found[1].replace("&amp;", "&") if found else ""


@pytest.mark.parametrize("text", ["", "x", "9" * 30, "2026-02-30.7", "2026-03-02.", ".7", "-1", "²", "٣.4"])
def test_an_address_that_names_no_place_begins_at_the_beginning(rf, text: str) -> None:
    assert place_in(rf.get("/", {"after": text}), "after") is None


@pytest.mark.parametrize("place", [Place(7), Place(new_id(), date(2026, 3, 2))])
def test_a_place_is_read_from_the_address_as_it_was_written(rf, place: Place) -> None:
    assert place_in(rf.get("/", {"after": str(place)}), "after") == place


def test_a_number_too_long_for_any_id_is_no_mistake_of_the_program(people) -> None:
    for actor, address in ((people.own, "own-looks"), (people.captain, "sheets"), (people.hr, "ratings")):
        assert as_(actor).get(page(address), {"before": "9" * 40}).status_code == 200
