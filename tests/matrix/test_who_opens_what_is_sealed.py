"""Who opens what the vault holds about an auxiliary officer: what it is, who asks, from which unit; and the answer.

All of it is about Zhou An, who serves in the organ; the district stands above it, the station below, the east beside.
"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.auxiliaries.data import Category, Employment
from linli.auxiliaries.data.appraisal import Grade, Merit
from linli.auxiliaries.data.conduct import ComplaintState, Route
from linli.auxiliaries.data.discipline import Ground
from linli.auxiliaries.data.leave import LeaveKind
from linli.auxiliaries.data.pay import LineKind
from linli.auxiliaries.data.protection import CareKind, Guarded, VoiceKind
from linli.auxiliaries.models import appraisal, discipline, leave, pay, protection, recruitment, takeover
from linli.auxiliaries.permissions.leave import may_read_leave
from linli.auxiliaries.permissions.pay import may_read_dispute
from linli.auxiliaries.permissions.reading import READERS
from linli.auxiliaries.permissions.reveal import may_open_application, may_open_file, may_open_roll
from linli.auxiliaries.tests.factories import make_bureau, make_officer, make_plan
from linli.kernel.actor import Role, UserId
from linli.ledger.data import Subject
from linli.organisation.tests.factories import NOON
from linli.privacy.data import Purpose
from tests.matrix.people import ME, OTHER, holder, wrong

pytestmark = pytest.mark.django_db
R, DAY, LATER = Role, date(2026, 1, 5), date(2026, 6, 5)
CONTACT = Purpose.CONTACT


@pytest.fixture
def bureau():
    return make_bureau()


@pytest.fixture
def units(bureau):
    return {
        "district": bureau.district.district, "organ": bureau.organ, "station": bureau.station,
        "provider": bureau.provider, "east": bureau.district.township,
    }  # fmt: skip


@pytest.fixture
def zhou(bureau):
    return make_officer(bureau, user=UserId(OTHER), employment=Employment.OUTSOURCED).id


def asks(units, role, *at):
    return holder(role, *(units[name] for name in at))


@pytest.fixture
def sealed(zhou, units):
    """One of each, by the name of the table: the model, and what it needs to be a row at all."""
    organ, whole = units["organ"], {"officer_id": zhou, "unit": units["organ"]}
    days = {"first": DAY, "last": LATER}
    rating = {"officer_id": zhou, **days, "grade": Grade.QUALIFIED, "training_days": 1, "shortfall": 0, "rater": OTHER}
    care = {**whole, "kind": CareKind.INCIDENT, "happened_on": DAY, "liable": organ}
    asked = {"asked_by": OTHER, "asked_at": NOON}
    rows = {
        "aux_rating": appraisal.Rating(**rating),
        "aux_rating, fed back": appraisal.Rating(**rating | {"last": date(2026, 7, 1)}, provider_told_at=NOON),
        "aux_award": appraisal.Award(**whole, merit=next(iter(Merit)), proposed_by=OTHER, proposed_at=NOON),
        "aux_level": appraisal.LevelDecision(officer_id=zhou, level=2, since=DAY, years=1, decided_by=OTHER),
        "aux_case": discipline.DisciplineCase(
            officer_id=zhou, ground=next(iter(Ground)), opened_at=NOON, due_on=LATER
        ),
        "aux_absence": discipline.Absence(officer_id=zhou, day=DAY, noted_by=OTHER, noted_at=NOON),
        "aux_violation": discipline.Violation(
            unit=organ, above=units["district"], article="x", reported_by=OTHER, reported_at=NOON
        ),
        **{
            f"aux_voice, {kind.value}": protection.Voice(
                **whole, number=f"v{kind.value[:8]}", kind=kind, given_at=NOON, last_day=LATER
            )
            for kind in VoiceKind
        },
        "aux_care": protection.CareFile(**care, number="c1"),
        "aux_dispute": protection.DisputeFile(**whole, number="d1", known_on=DAY),
        "aux_approval": protection.ReasonedApproval(**whole, guarded=next(iter(Guarded)), thing=1, **asked),
        "leave": leave.LeaveRequest(
            officer_id=zhou, kind=next(iter(LeaveKind)), **days, **asked, due_on=LATER
        ),
    }  # fmt: skip
    for row in rows.values():
        row.save(force_insert=True)
    return {name: row.pk for name, row in rows.items()}


READING = (
    # what                     role          from         may
    ("aux_rating",             R.COMMANDER,  "organ",     True),
    ("aux_rating",             R.HR,         "organ",     True),
    ("aux_rating",             R.HR,         "station",   False),
    ("aux_rating",             R.INSPECTOR,  "district",  True),
    ("aux_rating",             R.INSPECTOR,  "organ",     False),
    ("aux_rating",             R.TRAINER,    "organ",     False),
    ("aux_rating",             R.PROVIDER,   "provider",  False),
    ("aux_rating, fed back",   R.PROVIDER,   "provider",  True),
    ("aux_rating, fed back",   R.PROVIDER,   "organ",     False),
    ("aux_award",              R.HR,         "organ",     True),
    ("aux_award",              R.HR,         "station",   False),
    ("aux_award",              R.TRAINER,    "organ",     False),
    ("aux_level",              R.HR,         "organ",     True),
    ("aux_level",              R.COMMANDER,  "organ",     False),
    ("aux_level",              R.HR,         "station",   False),
    ("aux_case",               R.HR,         "organ",     True),
    ("aux_case",               R.INSPECTOR,  "district",  True),
    ("aux_case",               R.INSPECTOR,  "organ",     False),
    ("aux_case",               R.COMMANDER,  "organ",     False),
    ("aux_case",               R.HR,         "station",   False),
    ("aux_absence",            R.HR,         "organ",     True),
    ("aux_absence",            R.COMMANDER,  "organ",     False),
    ("aux_absence",            R.HR,         "station",   False),
    ("aux_violation",          R.INSPECTOR,  "district",  True),
    ("aux_violation",          R.INSPECTOR,  "organ",     False),
    ("aux_violation",          R.INSPECTOR,  "east",      False),
    ("aux_violation",          R.COMMANDER,  "district",  False),
    ("aux_voice, suggestion",  R.HR,         "organ",     True),
    ("aux_voice, suggestion",  R.INSPECTOR,  "district",  False),
    ("aux_voice, suggestion",  R.HR,         "station",   False),
    ("aux_voice, resignation", R.HR,         "organ",     True),
    ("aux_voice, resignation", R.INSPECTOR,  "district",  False),
    ("aux_voice, complaint",   R.HR,         "organ",     False),
    ("aux_voice, complaint",   R.INSPECTOR,  "district",  True),
    ("aux_voice, petition",    R.HR,         "organ",     False),
    ("aux_voice, petition",    R.INSPECTOR,  "district",  True),
    ("aux_care",               R.HR,         "organ",     True),
    ("aux_care",               R.COMMANDER,  "organ",     False),
    ("aux_care",               R.HR,         "station",   False),
    ("aux_dispute",            R.HR,         "organ",     True),
    ("aux_dispute",            R.COMMANDER,  "organ",     False),
    ("aux_dispute",            R.HR,         "station",   False),
    ("aux_approval",           R.INSPECTOR,  "district",  True),
    ("aux_approval",           R.COMMANDER,  "organ",     True),
    ("aux_approval",           R.FINANCE,    "organ",     False),
    ("aux_approval",           R.INSPECTOR,  "organ",     False),
    ("aux_approval",           R.COMMANDER,  "station",   False),
    ("leave",                  R.HR,         "organ",     True),
    ("leave",                  R.HR,         "district",  True),
    ("leave",                  R.HR,         "station",   False),
    ("leave",                  R.COMMANDER,  "organ",     False),
)  # fmt: skip


def reader(what):
    return may_read_leave if what == "leave" else READERS[what.partition(",")[0]]


def test_who_opens_what_is_held_about_an_officer(sealed, units):
    def may(what, role, at):
        kind = what.partition(",")[0]
        return reader(what)(asks(units, role, at), Subject(kind, sealed[what]), Purpose.HANDLING)

    assert not wrong(READING, may)
    both = asks(units, R.INSPECTOR, "district", "organ")
    assert not reader("aux_violation")(both, Subject("aux_violation", sealed["aux_violation"]), Purpose.HANDLING)


@pytest.mark.parametrize("what", [*READERS, "leave"])
def test_what_is_not_there_is_opened_by_nobody(units, what):
    everywhere = [holder(role, *units.values()) for role in Role]
    assert not any(reader(what)(actor, Subject(what, 5), Purpose.HANDLING) for actor in everywhere)


ABOUT_AN_OFFICER = ("rating", "level", "case", "absence", "care", "dispute", "approval", "voice, suggestion")


@pytest.mark.parametrize("what", [*(f"aux_{name}" for name in ABOUT_AN_OFFICER), "leave"])
def test_the_answer_takes_one_statement(sealed, units, what):
    with CaptureQueriesContext(connection) as asked:
        reader(what)(asks(units, R.HR, "organ"), Subject(what, sealed[what]), Purpose.HANDLING)
    assert sum("auxiliaries_" in query["sql"] for query in asked) == 1


COMPLAINTS = (
    # the complaint is              given to   role          from         may
    (ComplaintState.RECEIVED,       None,      R.INSPECTOR,  "district",  True),
    (ComplaintState.RECEIVED,       OTHER,     R.INSPECTOR,  "district",  True),
    (ComplaintState.RECEIVED,       None,      R.INSPECTOR,  "east",      False),
    (ComplaintState.RECEIVED,       ME,        R.INSPECTOR,  "east",      True),
    (ComplaintState.RECEIVED,       ME,        R.INSPECTOR,  "organ",     False),  # of the unit complained of
    (ComplaintState.RECEIVED,       ME,        R.HR,         "district",  False),
    (ComplaintState.VERIFIED,       None,      R.INSPECTOR,  "district",  True),
    (ComplaintState.NOT_VERIFIED,   ME,        R.INSPECTOR,  "district",  False),
    (ComplaintState.WITHDRAWN,      ME,        R.INSPECTOR,  "district",  False),
)  # fmt: skip


def complaint(zhou, units, state, given_to):
    row = protection.ConductComplaint.objects.create(
        number=f"n{protection.ConductComplaint.objects.count()}", unit=units["organ"], officer_id=zhou,
        code_hash=f"h{protection.ConductComplaint.objects.count()}", route=next(iter(Route)), state=state,
        anonymous=False, received_at=NOON, notice_by=DAY, due_on=LATER, assigned=given_to, answered_at=NOON,
    )  # fmt: skip
    return Subject("aux_complaint", row.pk)


def test_who_opens_a_complaint_about_an_officer(zhou, units):
    def may(state, given_to, role, at):
        thing = complaint(zhou, units, state, given_to)
        return READERS["aux_complaint"](asks(units, role, at), thing, Purpose.HANDLING)

    assert not wrong(COMPLAINTS, may)
    open_one = complaint(zhou, units, ComplaintState.RECEIVED, None)
    ended = holder(R.INSPECTOR, units["district"], post=None)
    assert not READERS["aux_complaint"](ended, open_one, Purpose.HANDLING)


FILES = (
    # role          from        purpose             may
    (R.HR,          "organ",    Purpose.HANDLING,   True),
    (R.HR,          "organ",    CONTACT,            True),
    (R.HR,          "district", CONTACT,            True),
    (R.HR,          "east",     Purpose.HANDLING,   False),
    (R.INSPECTOR,   "district", Purpose.HANDLING,   True),
    (R.INSPECTOR,   "district", CONTACT,            False),
    (R.COMMANDER,   "organ",    Purpose.HANDLING,   False),
)  # fmt: skip


def test_who_opens_an_officers_file(zhou, units):
    def may(role, at, purpose):
        return may_open_file(asks(units, role, at), Subject("officer", zhou), purpose)

    assert not wrong(FILES, may)
    assert not may_open_file(holder(R.HR, *units.values()), Subject("officer", 5), Purpose.HANDLING)


@pytest.fixture
def organs(bureau, units):
    """An application and an uploaded roll, both of the organ."""
    opened = recruitment.Recruitment.objects.create(
        number="r1", organ=units["organ"], plan_id=make_plan(bureau), category=Category.REGULATORY, posts=1,
        requirements="x", written=50, interview=30, fitness=20, starts_on=DAY,
    )  # fmt: skip
    applicant = opened.applicants.create(number="a1", code_hash="h", of_age=True, citizen=True, willing=True)
    roll = takeover.TakeOver.objects.create(organ=units["organ"], rows=1, by_post=OTHER, by_user=OTHER, begun_at=NOON)
    return ((may_open_application, applicant.pk), (may_open_roll, roll.pk))


def test_who_opens_an_application_and_an_uploaded_roll(organs, units):
    rows = (
        # role         from         may
        (R.HR,         "organ",     True),
        (R.HR,         "district",  True),
        (R.HR,         "station",   False),
        (R.INSPECTOR,  "organ",     False),
    )  # fmt: skip
    for opens, id in organs:
        assert not wrong(rows, lambda role, at: opens(asks(units, role, at), Subject("x", id), CONTACT))  # noqa: B023
        assert not opens(holder(R.HR, *units.values()), Subject("x", 5), CONTACT)


def test_who_reads_what_an_officer_says_against_a_statement(zhou, units):
    statement = pay.PayStatement.objects.create(
        officer_id=zhou, organ=units["organ"], month=date(2026, 1, 1), computed_at=NOON, made_by=OTHER
    )
    row = statement.disputes.create(kind=next(iter(LineKind)), raised_at=NOON)

    def may(role, at, id):
        return may_read_dispute(asks(units, role, at), Subject("x", id), Purpose.HANDLING)

    rows = (
        (R.FINANCE, "organ", row.pk, True),
        (R.FINANCE, "station", row.pk, False),
        (R.COMMANDER, "organ", row.pk, False),
        (R.FINANCE, "organ", 5, False),
    )
    assert not wrong(rows, may)
    with CaptureQueriesContext(connection) as asked:
        may(R.FINANCE, "organ", row.pk)
    assert sum("auxiliaries_" in query["sql"] for query in asked) == 1
