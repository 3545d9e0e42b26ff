"""Who opens what, what ends by itself, and what the officer finds on the own page."""

from datetime import date, timedelta

from django.utils import timezone

from linli.auxiliaries.actions import ends
from linli.auxiliaries.actions.conduct.complaints import expire_unverified
from linli.auxiliaries.actions.protection.approvals import before_ending, before_transfer
from linli.auxiliaries.data import Officer
from linli.auxiliaries.data.appraisal import GRADE_NAMES, RatingState, Signature
from linli.auxiliaries.data.discipline import GROUND_NAMES, CaseState
from linli.auxiliaries.data.own import Line, Section, Shown
from linli.auxiliaries.data.protection import VOICE_NAMES, VoiceState
from linli.auxiliaries.permissions.reading import READERS
from linli.auxiliaries.queries import appraisal, discipline, protection
from linli.auxiliaries.registry import own
from linli.auxiliaries.registry.gates import Gate, stands_before
from linli.jobs.api import register
from linli.kernel.words import _
from linli.privacy.api import allow_reveal, retires
from linli.web import navigation

DAILY = timedelta(days=1)


def start() -> None:
    retires("auxiliaries: cases after three years", due=ends.due(ends.cases), end=ends.end(ends.cases))
    for kind, may_read in READERS.items():
        allow_reveal(kind, may_read)
    stands_before(Gate.TRANSFER, before_transfer)
    stands_before(Gate.ENDING, before_ending)
    register("auxiliaries.expire_complaints", expire_now, every=DAILY)
    _enter_ways()
    own.leads_on("auxiliaries:ask-above", _("Ask the unit above for leave"), order=90, guard="auxiliaries.files")
    _begin_about_an_officer()
    own.show(Section("appraisal", _("Ratings and awards"), 60, ratings, leads_to="auxiliaries:own-rights"))
    own.show(Section("discipline", _("Cases and absences"), 65, cases, leads_to="auxiliaries:own-rights"))
    own.show(Section("voice", _("My rights"), 70, voices, leads_to="auxiliaries:own-rights"))


def _enter_ways() -> None:
    navigation.enter("desk", "auxiliaries:ratings", _("Ratings and awards"), order=74, guard="auxiliaries.rate")
    navigation.enter("desk", "auxiliaries:cases", _("Cases and absences"), order=75, guard="auxiliaries.discipline")
    navigation.enter("desk", "auxiliaries:care", _("Protection of officers"), order=76, guard="auxiliaries.discipline")
    navigation.enter("desk", "auxiliaries:above", _("From the units below"), order=77, guard="auxiliaries.above")
    navigation.enter("desk", "auxiliaries:complaints", _("Complaints about officers"), order=78,
                     guard="auxiliaries.conduct")  # fmt: skip
    navigation.enter("desk", "auxiliaries:own-rights", _("My rights"), order=72, guard="auxiliaries.own")
    navigation.enter(
        "desk", "auxiliaries:fed-back", _("Ratings of your officers"), order=73, guard="auxiliaries.provide"
    )
    navigation.enter("foot", "auxiliaries:complain", _("Complain about an auxiliary officer"), order=46)
    navigation.enter("foot", "auxiliaries:honours", _("Awards of auxiliary officers"), order=47)


def _begin_about_an_officer() -> None:
    own.begins("auxiliaries:rate", _("Rate the officer's work"), order=10, guard="auxiliaries.rate")
    own.begins("auxiliaries:propose-award", _("Propose an award"), order=20, guard="auxiliaries.rate")
    own.begins("auxiliaries:recommend", _("Recommend the officer"), order=30, guard="auxiliaries.discipline")
    own.begins("auxiliaries:set-level", _("Decide a level"), order=40, guard="auxiliaries.levels")
    own.begins("auxiliaries:enter-leave", _("Write down a request for leave"), order=50, guard="auxiliaries.leave")
    own.begins("auxiliaries:open-file", _("Open a file on harm"), order=60, guard="auxiliaries.discipline")
    own.begins("auxiliaries:authorise", _("Authorise access"), order=70, guard="auxiliaries.discipline")
    own.begins("auxiliaries:note-absence", _("Note an absence"), order=80, guard="auxiliaries.rate")
    own.begins("auxiliaries:open-case", _("Open a case"), order=90, guard="auxiliaries.discipline")


def expire_now() -> None:
    expire_unverified(at=timezone.now())


def ratings(officer: Officer, day: date) -> Shown:
    """The last three; those whose notice is open wait for the officer."""
    found = appraisal.ratings_of(officer.id, limit=3)
    waits = sum(one.state is RatingState.NOTIFIED and one.signature is Signature.OPEN for one in found)
    return Shown(tuple(Line(_("Rating until {day}", day=one.last), GRADE_NAMES[one.grade]) for one in found), waits)


def cases(officer: Officer, day: date) -> Shown:
    found = discipline.cases_of(officer.id)
    waits = sum(one.state is CaseState.TOLD and not one.replied for one in found)
    return Shown(tuple(Line(GROUND_NAMES[one.ground], one.due_on) for one in found[:3]), waits)


def voices(officer: Officer, day: date) -> Shown:
    found = protection.voices(officer.id, limit=3)
    lines = tuple(Line(VOICE_NAMES[one.kind], one.number) for one in found if one.state is not VoiceState.TAKEN_BACK)
    until = protection.shielded_until(officer.id, on=day)
    return Shown((*lines, Line(_("Protected from reprisal until"), until)) if until else lines)
