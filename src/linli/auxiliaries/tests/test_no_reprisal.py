"""Zhou An has complained: for twelve months nobody moves or ends him without the unit above; but he may resign."""

from datetime import date, timedelta

import pytest

from linli.auxiliaries.actions import contracts, files, keeping
from linli.auxiliaries.actions.discipline import absences
from linli.auxiliaries.actions.protection import approvals, voices
from linli.auxiliaries.data.protection import Guarded, Leaving, VoiceKind
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.protection import ReasonedApproval, Voice
from linli.auxiliaries.queries.learners import learner
from linli.auxiliaries.tests.factories import make_contract, make_officer
from linli.auxiliaries.tests.facts import facts  # noqa: F401 - a fixture
from linli.auxiliaries.tests.people import AT, people  # noqa: F401 - a fixture
from linli.auxiliaries.tests.test_duty_pages import as_, page
from linli.kernel.actor import Role
from linli.kernel.errors import NotLawful, NotPermitted
from linli.training.api import forget_learners

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments
LAST = date(2026, 4, 30)


def complained(people, at=AT) -> None:
    voices.speak(people.zhou.id, VoiceKind.COMPLAINT, words="不公", actor=people.own, at=at)


def moved(people, at=AT) -> None:
    zhou, unit = people.zhou, people.bureau.station
    files.transfer(zhou.id, unit=unit, category=zhou.category, branch=zhou.branch, actor=people.hr, at=at)


def leave(people, guarded: Guarded, thing: int, at=AT) -> None:
    given = {"guarded": guarded, "thing": thing, "reason": "与投诉无关"}
    asked = approvals.ask_approval(people.zhou.id, **given, actor=people.hr, at=at)
    approvals.decide_approval(asked, approve=True, reason="同意", actor=people.above, at=at)


def test_without_a_complaint_nothing_stands_before_a_transfer_or_an_ending(people) -> None:
    moved(people)
    files.begin_leaving(people.zhou.id, last_day=LAST, actor=people.hr, at=AT)


def test_after_a_complaint_a_transfer_needs_leave_for_that_very_unit(people) -> None:
    complained(people)
    with pytest.raises(NotLawful) as refusal:
        moved(people)
    assert "wuhan-order-270/12(6)" in refusal.value.articles
    leave(people, Guarded.TRANSFER, people.bureau.organ)
    with pytest.raises(NotLawful):
        moved(people)
    leave(people, Guarded.TRANSFER, people.bureau.station)
    moved(people)


def test_leave_for_one_officer_is_none_for_another(people) -> None:
    complained(people)
    other = make_officer(people.bureau)
    asked = approvals.ask_approval(
        other.id, guarded=Guarded.TRANSFER, thing=people.bureau.station, reason="x", actor=people.hr, at=AT
    )
    approvals.decide_approval(asked, approve=True, reason="y", actor=people.above, at=AT)
    with pytest.raises(NotLawful):
        moved(people)


def test_leave_given_before_a_new_complaint_is_no_leave(people) -> None:
    complained(people)
    leave(people, Guarded.ENDING, people.zhou.id)
    complained(people, at=AT + timedelta(hours=1))
    with pytest.raises(NotLawful):
        files.begin_leaving(people.zhou.id, last_day=LAST, actor=people.hr, at=AT + timedelta(hours=2))


def test_after_twelve_months_the_shield_is_over(people) -> None:
    complained(people)
    with pytest.raises(NotLawful):
        moved(people, at=AT + timedelta(days=365))
    moved(people, at=AT + timedelta(days=366))


@pytest.mark.parametrize(("earlier", "is_refused"), [(0, False), (1, True)])
def test_a_resignation_needs_nobody_but_no_earlier_day_than_its_own(people, earlier, is_refused) -> None:
    complained(people)
    voice = voices.resign(people.zhou.id, leaving=Leaving.NOTICE, words="", actor=people.own, at=AT)
    last = Voice.objects.get(pk=voice).last_day - timedelta(days=earlier)
    given = {"last_day": last, "actor": people.hr, "at": AT}
    if is_refused:
        with pytest.raises(NotLawful):
            files.begin_leaving(people.zhou.id, **given)
    else:
        files.begin_leaving(people.zhou.id, **given)


def test_a_contract_is_cut_short_only_with_leave_but_renewed_freely(people) -> None:
    contract = make_contract(people.zhou, last=date(2027, 3, 2))
    complained(people)
    with pytest.raises(NotLawful):
        contracts.end_contract(contract.id, on=LAST, actor=people.hr, at=AT)
    make_contract(people.zhou, LAST + timedelta(days=1))
    contracts.end_contract(contract.id, on=LAST, actor=people.hr, at=AT)


def test_whoever_keeps_the_file_from_above_is_answered_from_further_above(people) -> None:
    AuxiliaryOfficer.objects.update(unit=people.bureau.station)
    complained(people)
    leave(people, Guarded.ENDING, people.zhou.id)
    assert ReasonedApproval.objects.get().unit == people.bureau.organ
    stranger = people.bureau.actor(Role.HR, people.bureau.provider)
    given = {"guarded": Guarded.TRANSFER, "thing": people.bureau.organ, "reason": "x", "at": AT}
    with pytest.raises(NotPermitted):
        approvals.ask_approval(people.zhou.id, **given, actor=stranger)
    asked = approvals.ask_approval(people.zhou.id, **given, actor=people.hr)
    with pytest.raises(NotPermitted):
        approvals.decide_approval(asked, approve=True, reason="y", actor=people.other_hr, at=AT)


def test_nobody_acts_on_the_leave_of_the_own_unit(people) -> None:
    """The station asks, the organ's personnel officer stands above and could approve: and may then not act on it."""
    AuxiliaryOfficer.objects.update(unit=people.bureau.station)
    complained(people)
    captain = people.bureau.actor(Role.COMMANDER, people.bureau.station)
    given = {"guarded": Guarded.ENDING, "thing": people.zhou.id, "reason": "x", "at": AT}
    asked = approvals.ask_approval(people.zhou.id, **given, actor=captain)
    approvals.decide_approval(asked, approve=True, reason="y", actor=people.other_hr, at=AT)
    with pytest.raises(NotLawful):
        files.begin_leaving(people.zhou.id, last_day=LAST, actor=people.hr, at=AT)


def test_the_unit_above_is_asked_from_the_file(people) -> None:
    complained(people)
    hr, address = as_(people.hr), page("ask-above", people.zhou.id)
    assert hr.get(address).status_code == 200
    sent = {"guarded": "transfer", "unit": people.bureau.station, "reason": "编制调整"}
    assert hr.post(address, sent).status_code == 302
    row = ReasonedApproval.objects.get()
    assert (row.guarded, row.thing) == ("transfer", people.bureau.station)
    assert "编制调整" in as_(people.above).get(page("approval", row.pk)).text


def test_leave_that_was_granted_afterwards_makes_no_absence(people, facts) -> None:
    noted = absences.note_absence(people.zhou.id, day=date(2026, 2, 23), actor=people.captain, at=AT)
    facts.on_leave.add(people.zhou.id)
    with pytest.raises(NotLawful):
        absences.decide_absence(noted, excused=False, actor=people.hr, at=AT)
    with pytest.raises(NotLawful):
        absences.note_absence(people.zhou.id, day=date(2026, 2, 24), actor=people.captain, at=AT)
    absences.decide_absence(noted, excused=True, actor=people.hr, at=AT)


def test_training_goes_with_the_file(people, monkeypatch) -> None:
    gone = []
    monkeypatch.setattr(
        keeping, "forget_learners", lambda learners, **by: gone.extend(learners) or forget_learners(learners, **by)
    )
    AuxiliaryOfficer.objects.update(state="left", ended_on=date(2025, 4, 30), kept_until=date(2026, 2, 28))
    assert keeping.end_files(AT) == 1
    assert gone == [learner(people.zhou.id)]
