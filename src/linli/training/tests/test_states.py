"""The tables themselves, and every act tried from every state."""

from pathlib import Path

import pytest
from django.conf import settings

from linli import law
from linli.kernel.actor import Role
from linli.kernel.errors import NotAllowed
from linli.organisation.tests.factories import NOON
from linli.training import api, models
from linli.training.data import CertificateState, CourseState, LearnerKind, PlanState, Reason, SessionState
from linli.training.states import CERTIFICATE, COURSE, PLAN, SESSION
from linli.training.tests.factories import passed, text, whole

DRAWN = Path(settings.ROOT).parents[1] / "docs" / "states"
MACHINES = [COURSE, PLAN, SESSION, CERTIFICATE]
PARTIES = {"trainer", "planner", "lead", "keeper", "learner", "system"}


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_every_state_can_be_reached_and_the_drawing_is_current(machine):
    """`python -c "from linli.training.states import *; …diagram()"` into docs/states/<name>.mmd."""
    assert machine.reachable() == set(machine.states)
    assert (DRAWN / f"{machine.name}.mmd").read_text() == machine.diagram()


@pytest.mark.parametrize("move", [row for machine in MACHINES for row in machine], ids=lambda m: f"{m.act}-{m.source}")
def test_every_move_has_a_party_and_a_ground(move):
    assert move.by in PARTIES
    assert move.because.startswith("design: ") or law.article(move.because)


def course_acts(school, id):
    trainer = {"actor": school.actor(), "at": NOON}
    return {
        "write": lambda: api.change_course(id, text(), **trainer),
        "publish": lambda: api.publish_course(id, **trainer),
        "revise": lambda: api.revise_course(id, **trainer),
        "retire": lambda: api.retire_course(id, **trainer),
    }


@pytest.mark.parametrize("state", CourseState)
@pytest.mark.parametrize("act", COURSE.acts())
def test_every_act_on_a_course_from_every_state(school, act, state):
    id = school.course()
    models.Course.objects.filter(pk=id).update(state=state)
    tried(COURSE, act, state, course_acts(school, id)[act])


@pytest.mark.parametrize("state", PlanState)
@pytest.mark.parametrize("act", PLAN.acts())
def test_every_act_on_a_plan_from_every_state(school, act, state):
    lead = {"actor": school.actor(Role.LEAD), "at": NOON}
    id = api.begin_plan(unit=school.unit, year=2026, audience=LearnerKind.GRID_WORKER, actor=school.actor(), at=NOON)
    if state is PlanState.APPROVED:
        api.approve_plan(id, **lead)
    course = school.course()
    acts = {
        "write": lambda: api.add_to_plan(id, course, month=3, actor=school.actor(), at=NOON),
        "approve": lambda: api.approve_plan(id, **lead),
        "reopen": lambda: api.reopen_plan(id, **lead),
    }
    tried(PLAN, act, state, acts[act])


def session_acts(school, session):
    trainer, today = {"actor": school.actor(), "at": NOON}, NOON.date()
    seats = api.seats(session, on=today)
    me = school.actor(Role.CLERK)
    volunteer = school.learner(kind=LearnerKind.VOLUNTEER, user=me.user)
    return {
        "enrol": lambda: api.enrol(session, [school.learner()], **trainer),
        "sign_up": lambda: api.sign_up(session, volunteer, actor=me, at=NOON),
        "withdraw": lambda: api.withdraw(seats[0].id, **trainer),
        "add_day": lambda: api.add_day(session, whole(today.replace(day=20)), **trainer),
        "drop_day": lambda: api.drop_day(session, api.sheets(session)[-1].id, **trainer),
        "confirm_day": lambda: api.confirm_day(session, today, minutes={seat.id: 480 for seat in seats}, **trainer),
        "cancel": lambda: api.cancel_session(session, **trainer),
        "correct": lambda: correct(school, session),
        "record": lambda: api.record_results(session, marks={seats[0].id: 80}, held_on=today, **trainer),
    }


def correct(school, session):
    [seat] = api.seats(session, on=NOON.date())
    api.correct_day(session, NOON.date(), seat.id, minutes=60, reason=Reason.TYPING, actor=school.actor(), at=NOON)


@pytest.mark.parametrize("state", SessionState)
@pytest.mark.parametrize("act", [act for act in SESSION.acts() if act != "close"])
def test_every_act_on_a_session_from_every_state(school, act, state):
    day = NOON.date()
    days = [day, day.replace(day=3)] if state is SessionState.PLANNED else [day]
    session = school.session(school.course(), [school.learner()], days=days)
    acts = session_acts(school, session)
    if state is SessionState.HELD or act == "correct":
        acts["confirm_day"]()
    models.Session.objects.filter(pk=session).update(state=state)
    tried(SESSION, act, state, acts[act])


@pytest.mark.parametrize("state", CertificateState)
def test_every_act_on_a_certificate_from_every_state(school, state):
    row = passed(school.learner(), on=NOON.date())
    revoke = {"reason": Reason.WRONG_PERSON, "actor": school.actor(Role.HR), "at": NOON}
    if state is CertificateState.REVOKED:
        api.revoke_certificate(row.pk, **revoke)
    tried(CERTIFICATE, "revoke", state, lambda: api.revoke_certificate(row.pk, **revoke))


def tried(machine, act, state, do):
    """What the table allows is done; what it does not is refused in so many words."""
    if machine.allows(act, state):
        do()
        return
    with pytest.raises(NotAllowed):
        do()
