"""Published sheets are looked through every hour, and whenever a commander's post ends. Where facts come from."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import timezone

from linli.auxiliaries.actions.deployment.keeping import commander_gone, recheck
from linli.auxiliaries.data import Officer
from linli.auxiliaries.data.deployment import Shift
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.data.own import Line, Section, Shown
from linli.auxiliaries.queries import contracts, equipment
from linli.auxiliaries.queries.deployment import own_duties
from linli.auxiliaries.queries.files import officers_by_id
from linli.auxiliaries.queries.gate import over_hours
from linli.auxiliaries.registry import own
from linli.auxiliaries.registry.standing import Fact, source
from linli.auxiliaries.rules.contracts import is_covered
from linli.jobs.api import register
from linli.kernel.words import _
from linli.organisation.data import POST_ENDED
from linli.training.api import inductions_passed
from linli.training.data import Learner, LearnerKind
from linli.web import navigation

HOURLY = timedelta(hours=1)
SEEN = "seen"


def start() -> None:
    register("auxiliaries.recheck", recheck_now, every=HOURLY)
    POST_ENDED.append(commander_gone)
    source(Fact.COVERED, covered)
    source(Fact.INDUCTED, inducted)
    source(Fact.PERMITTED, permitted)
    source(Fact.OVER_HOURS, over_hours)
    own.show(Section("duties", _("My duties"), 20, next_duties, leads_to="auxiliaries:own-duties"))
    navigation.enter("desk", "auxiliaries:sheets", _("Duty sheets"), order=71, guard="auxiliaries.deploy")
    navigation.enter("desk", "auxiliaries:own-duties", _("My duties"), order=71, guard="auxiliaries.own")


def recheck_now() -> None:
    recheck(at=timezone.now())


def covered(officers: frozenset[OfficerId], shift: Shift) -> Mapping[OfficerId, str]:
    """Signed contracts cover the day (Art 18)."""
    spans = contracts.covered(officers_by_id(officers), on=shift.day)
    return {officer: SEEN for officer, found in spans.items() if is_covered(found, shift.day)}


def inducted(officers: frozenset[OfficerId], shift: Shift) -> Mapping[OfficerId, str]:
    """The induction was passed by that day (Art 20)."""
    learners = [Learner(LearnerKind.AUXILIARY, officer) for officer in officers]
    return {OfficerId(one.id): SEEN for one in inductions_passed(learners, on=shift.day)}


def permitted(officers: frozenset[OfficerId], shift: Shift) -> Mapping[OfficerId, str]:
    """A work permit is valid that day (Art 22)."""
    return dict.fromkeys(equipment.with_valid_permit(officers, on=shift.day), SEEN)


def next_duties(officer: Officer, day: date) -> Shown:
    """The next five, for the own page."""
    if officer.user is None:
        return Shown()
    found = own_duties(officer.user, since=day, limit=5)
    return Shown(tuple(Line(_("Shift on {day}", day=sheet.day), line.title) for sheet, line in found))
