"""Awards, recommendations and levels: proposed, decided by somebody else, made public with consent; one's own."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.auxiliaries.actions.appraisal import awards as acts
from linli.auxiliaries.data.appraisal import MERIT_NAMES, PREFERENCE_NAMES, AwardId, AwardState, Merit, Preference
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.forms.people import AwardForm, LevelForm, RecommendForm
from linli.auxiliaries.models.appraisal import Award, Recommendation
from linli.auxiliaries.permissions.people import answers_for, units_answered_for
from linli.auxiliaries.queries import appraisal as queries
from linli.auxiliaries.queries.choosing import among
from linli.auxiliaries.queries.files import officer_of
from linli.auxiliaries.queries.papers import outs
from linli.auxiliaries.queries.words import look_at, own_texts
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.auxiliaries.views.protection import unit_name
from linli.auxiliaries.views.records import (
    Act,
    Group,
    Labelled,
    Record,
    Row,
    older_of,
    page_of,
    show_record,
    show_records,
)
from linli.auxiliaries.views.units import asked_for
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import NotFound, NotPermitted
from linli.ledger.data import Subject
from linli.web.access import PUBLIC, guard

BACK, HOME = "auxiliaries:ratings", "auxiliaries:own-rights"
WORDS = {"grant": _("Grant the award"), "decline": _("Decline the award"), "publish": _("Make the award public")}
TOGETHER = _("The unit's auxiliary officers")


@guard("auxiliaries.rate")
def propose_award(request: HttpRequest) -> HttpResponse:
    unit = _unit(request)

    def do(**given: Any) -> None:
        acts.propose_award(unit, **given)

    form = AwardForm(posted(request), **_asked(request))
    return act_page(request, form, do, title=_("Propose an award"), back=reverse(BACK))


@guard("auxiliaries.rate")
def award(request: HttpRequest, id: int) -> HttpResponse:
    """One award, with what shows it: whoever decides reads that first."""
    row, actor = queries.award(AwardId(id)), actor_of(request)
    if not answers_for(actor, UnitId(row.unit)):
        raise NotFound
    texts = look_at(Subject(acts.KIND, id), officer=row.officer_id, actor=actor, at=timezone.now())
    return show_record(request, _record(row, texts, Act(reverse(BACK), _("Ratings and awards")), _acts(row, actor)))


@guard("auxiliaries.rate")
def award_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    form, award = PressForm(posted(request)), AwardId(id)
    match act:
        case "grant" | "decline":
            title = _("Grant the award") if act == "grant" else _("Decline the award")
            return act_page(
                request, form, lambda **who: acts.decide_award(award, grant=act == "grant", **who), title=title,
                back=reverse(BACK),
            )  # fmt: skip
        case "publish":
            return act_page(
                request, form, lambda **who: acts.publish_award(award, **who), title=_("Make the award public"),
                back=reverse(BACK),
            )  # fmt: skip
        case _:
            raise NotFound


@guard("auxiliaries.discipline")
def recommend(request: HttpRequest) -> HttpResponse:
    form = RecommendForm(posted(request), **_asked(request))
    note = _("Examinations and decisions are the other authority's; here the recommendation is only recorded.")
    return act_page(request, form, acts.recommend, title=_("Recommend an officer"), back=reverse(BACK), note=note)


@guard("auxiliaries.discipline")
def set_level(request: HttpRequest) -> HttpResponse:
    form = LevelForm(posted(request), **_asked(request))
    return act_page(request, form, acts.set_level, title=_("Decide a level"), back=reverse(BACK))


@guard(PUBLIC)
def honours(request: HttpRequest) -> HttpResponse:
    """Awards made public with consent; a unit's award names nobody."""
    found = queries.published_awards(before=page_of(request, "before"))
    rows = [
        Row(row.officer.name if row.officer else _("The unit's auxiliary officers"),
            lines=(MERIT_NAMES[Merit(row.merit)], timezone.localdate(row.published_at) if row.published_at else ""))
        for row in found
    ]  # fmt: skip
    older = older_of("before", [row.pk for row in found], queries.PAGE)
    group = Group(_("Awards made public"), rows, _("No award has been made public."), older=older)
    return show_records(request, _("Awards of auxiliary officers"), [group])


@guard("auxiliaries.own")
def own_award(request: HttpRequest, id: int) -> HttpResponse:
    row, one = queries.award(AwardId(id)), officer_of(actor_of(request).user)
    if one is None or row.officer_id != one.id:
        raise NotFound
    ask = Act(reverse("auxiliaries:consent-award", args=[id]), _("It may be made public"), post=True)
    ways = [ask] if _waits_for_consent(row) else []
    return show_record(
        request, _record(row, own_texts(Subject(acts.KIND, id)), Act(reverse(HOME), _("My rights")), ways)
    )


@guard("auxiliaries.own")
@require_POST
def consent(request: HttpRequest, id: int) -> HttpResponse:
    acts.consent_to_publish(AwardId(id), actor=actor_of(request), at=timezone.now())
    return redirect("auxiliaries:own-award", id)


def award_groups(request: HttpRequest, units: Iterable[UnitId]) -> list[Group]:
    """Awards, recommendations and levels of these units."""
    units = list(units)
    awards = queries.awards(units, before=page_of(request, "awards"))
    sent = queries.recommendations(units, before=page_of(request, "recommendations"))
    levels = queries.levels(units, before=page_of(request, "levels"))
    groups = [
        Group(_("Awards"), [_row(row, "auxiliaries:award") for row in awards], _("No award has been proposed."),
              older=older_of("awards", [row.pk for row in awards], queries.PAGE)),
        Group(_("Recommendations"), _recommended(sent, named=True), _("Nobody has been recommended."),
              older=older_of("recommendations", [row.pk for row in sent], queries.PAGE)),
    ]  # fmt: skip
    if levels:
        rows = [Row(f"{row.officer.name} · {row.officer.number}", lines=_level(row)) for row in levels]
        groups.append(Group(_("Levels"), rows, "", older=older_of("levels", [row.pk for row in levels], queries.PAGE)))
    return groups


def own_groups(officer: int) -> list[Group]:
    """The same, for the officer."""
    sent, level = queries.recommendations_of(officer), queries.level_of(officer)
    awards = [_row(row, "auxiliaries:own-award") for row in queries.awards_of(officer)]
    groups = [Group(_("Awards"), awards, _("There is nothing."))]
    if sent:
        groups.append(Group(_("Recommendations"), _recommended(sent), ""))
    if level is not None:
        reasons = own_texts(Subject("aux_level", level.pk)).get("reasons", "")
        groups.append(
            Group(_("Levels"), [Row(Labelled(_("Level"), level.level), lines=(*_level(level)[1:], reasons))], "")
        )
    return groups


def _row(row: Award, address: str) -> Row:
    title: Any = (
        (row.officer.name if row.officer else TOGETHER)
        if address == "auxiliaries:award"
        else MERIT_NAMES[Merit(row.merit)]
    )
    lines = (MERIT_NAMES[Merit(row.merit)],) if address == "auxiliaries:award" else ()
    public = Labelled(_("Made public"), timezone.localdate(row.published_at)) if row.published_at else ""
    waits = _("Waits for the officer's consent") if row.officer and _waits_for_consent(row) else ""
    return Row(title, reverse(address, args=[row.pk]), AwardState(row.state), (*lines, public or waits))


def _waits_for_consent(row: Award) -> bool:
    return AwardState(row.state) is AwardState.GRANTED and row.consented_at is None and row.officer_id is not None


def _record(row: Award, texts: dict[str, str], back: Act, ways: list[Act]) -> Record:
    paper = reverse("auxiliaries:paper", args=[PaperKind.AWARD.value, row.pk])
    return Record(
        title=row.officer.name if row.officer else TOGETHER, back=back, state=AwardState(row.state),
        lead=MERIT_NAMES[Merit(row.merit)], texts=texts, looked=back.address == reverse(BACK), acts=ways,
        papers=[Act(paper, _("Award decision as PDF"))] if outs(PaperKind.AWARD, [row.pk]) else [],
        facts=[
            (_("Unit"), unit_name(UnitId(row.unit))), (_("Proposed on"), timezone.localdate(row.proposed_at)),
            (_("Decided on"), row.decided_on),
            (_("Consent to make it public"), timezone.localdate(row.consented_at) if row.consented_at else None),
            (_("Made public"), timezone.localdate(row.published_at) if row.published_at else None),
        ],
    )  # fmt: skip


def _acts(row: Award, actor: Actor) -> list[Act]:
    """What this post can do now: nobody decides on the own proposal."""
    ways: tuple[str, ...] = ()
    if AwardState(row.state) is AwardState.PROPOSED and actor.post != row.proposed_by:
        ways = ("grant", "decline")
    elif AwardState(row.state) is AwardState.GRANTED and row.published_at is None and not _waits_for_consent(row):
        ways = ("publish",)
    return [Act(reverse("auxiliaries:award-act", args=[row.pk, act]), WORDS[act], chief=act == "grant") for act in ways]


def _recommended(rows: list[Recommendation], *, named: bool = False) -> list[Row]:
    there = outs(PaperKind.RECOMMENDATION, [row.pk for row in rows])
    return [
        Row(
            f"{row.officer.name} · {row.officer.number}" if named else PREFERENCE_NAMES[Preference(row.preference)],
            lines=(PREFERENCE_NAMES[Preference(row.preference)] if named else "",
                   Labelled(_("Consent"), row.consent), row.made_on),
            acts=(Act(reverse("auxiliaries:paper", args=[PaperKind.RECOMMENDATION.value, row.pk]), _("Letter as PDF")),)
            if row.pk in there else (),
        )
        for row in rows
    ]  # fmt: skip


def _level(row: Any) -> tuple[Any, ...]:
    return (
        Labelled(_("Level"), row.level),
        Labelled(_("Level since"), row.since),
        Labelled(_("Years of service"), row.years),
    )


def _asked(request: HttpRequest) -> dict[str, Any]:
    """Whom the form may be about, and whom a link named."""
    return {"officers": among(units_answered_for(actor_of(request))), "initial": asked_for(request)}


def _unit(request: HttpRequest) -> UnitId:
    unit = actor_of(request).unit
    if unit is None:
        raise NotPermitted
    return unit
