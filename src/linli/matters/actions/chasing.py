"""Between dispatch and answer: what the resident hears meanwhile, and what happens when a planned day goes by."""

from datetime import date, datetime

from linli.kernel.actor import SYSTEM, Actor
from linli.kernel.errors import BadInput, NotAllowed
from linli.kernel.words import _
from linli.matters.actions.act import act
from linli.matters.actions.step import Step
from linli.matters.actions.telling import tell_leads, tell_resident
from linli.matters.data import MatterId, State
from linli.matters.models import Matter, MatterEvent
from linli.matters.queries.limits import calendar
from linli.matters.rules.promises import Promised, is_broken


@act
def give_interim_answer(
    matter_id: MatterId, *, interim: str, news_by: date | None = None, actor: Actor, at: datetime
) -> None:
    """What is known so far and what comes next. It moves no deadline; `news_by` is a promise that can be broken."""
    step = Step("give_interim_answer", matter_id, actor=actor, at=at)
    if not interim.strip():
        raise BadInput("interim", _("Write what is known so far and what comes next."))
    if news_by is not None and news_by < step.today:
        raise BadInput("news_by", _("This day has passed."))
    step.seal(interim=interim)
    step.take(detail={"on": news_by.isoformat() if news_by else None}, news_by=news_by)
    tell_resident(step)


@act
def remind(matter_id: MatterId, *, actor: Actor, at: datetime) -> None:
    """A promise was broken, and the resident says so; once a day. Counted on the matter, never on the person.

    The unit hears of it; from the second time on the centre that dispatched it does, too.
    """
    step = Step("remind", matter_id, actor=actor, at=at)
    matter = step.matter
    if not is_broken(Promised(matter.due_at, matter.planned_on, matter.news_by), at=at, today=step.today):
        raise NotAllowed(_("What was promised is not yet due; you can remind them after that day."))
    last = MatterEvent.objects.filter(matter=matter, act="remind").order_by("-id").values_list("at", flat=True).first()
    if last is not None and calendar().local_day(last) == step.today:
        raise NotAllowed(_("You have reminded them today. You can do so again tomorrow."))
    step.take(reminders=matter.reminders + 1)
    unit, centre = matter.lead_unit_id or matter.holder_unit_id, matter.dispatching_unit_id
    for told in {unit, centre or unit} if matter.reminders > 1 else {unit}:
        tell_leads("matters.reminded", matter, told, at=at)


@act
def chase_plans(at: datetime, limit: int = 200) -> int:
    """Work was planned for a day that has passed, and nothing was reported: the unit and the story say so; how many."""
    today = calendar().local_day(at)
    passed = Matter.objects.filter(planned_on__lt=today, plan_chased=False, state__in=[State.HANDLING, State.PAUSED])
    found = list(passed.order_by("planned_on")[:limit])
    for matter in found:
        step = Step.of(matter, "plan_missed", actor=SYSTEM, at=at)
        step.note({"on": str(matter.planned_on), "unit": matter.lead_unit_id or matter.holder_unit_id})
        tell_resident(step)
        tell_leads("matters.plan_missed", matter, matter.lead_unit_id or matter.holder_unit_id, at=at)
    Matter.objects.filter(pk__in=[matter.pk for matter in found]).update(plan_chased=True)
    return len(found)
