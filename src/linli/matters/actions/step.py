"""What every act on an existing matter has in common, in the order in which it must happen.

step = Step("dispatch", matter_id, actor=actor, at=at)      # reads, asks the table and the permission
step.clocks.stop(ClockKind.SCREEN, at=at)
step.seal(reason=because)                                   # words go to the vault, never into our tables
return step.take(holder_unit_id=unit, detail={"unit": unit})   # compare and set, history, clocks, ledger
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from linli.jobs import api as jobs
from linli.kernel.actor import Actor, PostId, Role, UnitId
from linli.kernel.errors import BadInput, NotFound, Overtaken
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.ledger.data import Entry, Subject
from linli.matters.actions.clocks import Clocks
from linli.matters.data import Answer, Evidence, MatterId, State
from linli.matters.models import Matter, MatterEvent, rows
from linli.matters.permissions import demand
from linli.matters.queries.catalogue import category_by_id
from linli.matters.queries.limits import calendar
from linli.matters.queries.pictures import sealed_sketch
from linli.matters.rules.answers import check_evidence
from linli.matters.states import MATTER
from linli.organisation import api as organisation
from linli.privacy import api as privacy
from linli.privacy.data import Feature, Purpose, Sealed

Detail = Mapping[str, str | int | None]
Pairs = list[list[int | str]]


def subject_of(matter: Matter | MatterId) -> Subject:
    return Subject("matter", int(matter.pk if isinstance(matter, Matter) else matter))


def keep_until(at: datetime) -> date:
    """The day words and photos die; moved on while the matter is open."""
    days = organisation.figure("matters.keep", on=at.date()).length
    return calendar().local_day(at) + timedelta(days=days)


def hold(matter: Matter, items: Sequence[Sealed], at: datetime) -> Pairs:
    """Into the vault; [id, field] of each, for the history."""
    if not items:
        return []
    if any(item.purpose == Purpose.COMPARING for item in items) and not privacy.is_assessed(Feature.LIKENESS):
        items = [item for item in items if item.purpose != Purpose.COMPARING]
    ids = privacy.hold(subject_of(matter), items, until=keep_until(at), at=at)
    return [[int(id), item.field] for id, item in zip(ids, items, strict=True) if item.purpose != Purpose.COMPARING]


def matter_of(id: MatterId) -> Matter:
    """The matter as it stands, with its category; NotFound where there is none."""
    found = rows.find(Matter, "id = %s", id)
    if not found:
        raise NotFound
    [matter] = found
    if category := category_by_id(matter.category_id):
        matter.category = category
    return matter


class Step:
    """One act on one matter. Refused before anything is written, or written whole."""

    def __init__(self, act: str, matter_id: MatterId, *, actor: Actor, at: datetime) -> None:
        matter = matter_of(matter_id)
        self.act, self.actor, self.at, self.matter = act, actor, at, matter
        self.source = State(matter.state)
        # The permission first: a stranger learns nothing of where a matter stands.
        moves = [move for move in MATTER if move.act == act]
        demand(actor, matter, next((move for move in moves if move.source == self.source), moves[0]))
        self.move = MATTER.move(act, self.source)
        self.clocks = Clocks.of(matter, matter.category)
        self._holder = matter.holder_unit_id
        self._sealed: list[Sealed] = []

    @classmethod
    def of(cls, matter: Matter, act: str, *, actor: Actor, at: datetime) -> "Step":
        """For what happens by itself (a clock ran out, a post ended): no row of the table, only a note."""
        step = cls.__new__(cls)
        step.act, step.actor, step.at, step.matter = act, actor, at, matter
        step.source, step._sealed = State(matter.state), []
        return step

    @classmethod
    def outside(cls, matter: Matter, act: str, *, actor: Actor, at: datetime) -> "Step":
        """The same, where it moves the matter to another unit; whoever calls it has asked for the permission."""
        step = cls.of(matter, act, actor=actor, at=at)
        step.clocks, step._holder = Clocks.of(matter, matter.category), matter.holder_unit_id
        return step

    @property
    def id(self) -> MatterId:
        return MatterId(self.matter.pk)

    @property
    def today(self) -> date:
        """The local day of the act."""
        return calendar().local_day(self.at)

    def seal(self, **texts: str) -> None:
        """Texts by field (`reason`, `findings`, …); empty ones are left out."""
        self._sealed += [Sealed(field, Purpose.HANDLING, text) for field, text in texts.items() if text]

    def seal_photos(self, photos: tuple[bytes, ...]) -> None:
        self._sealed += [Sealed("photo", Purpose.HANDLING, photo) for photo in photos]

    def seal_evidence(self, photos: Sequence[Evidence]) -> None:
        """Each photo with what it shows, and a sketch by which the same photo is known again."""
        for one in check_evidence(photos):
            self._sealed.append(Sealed("evidence", Purpose.HANDLING, one.photo))
            self._sealed.append(Sealed("shows", Purpose.HANDLING, one.shows))
            self._sealed += sealed_sketch(one.photo)

    def seal_answer(self, answer: Answer) -> None:
        self.seal(
            findings=answer.findings, action=answer.action, why_not=answer.why_not, basis=answer.basis,
            who_can_change=answer.who_can_change, remedies=answer.remedies,
        )  # fmt: skip

    def take(self, *, detail: Detail | None = None, target: State | None = None, **changes: Any) -> MatterEvent:
        """Write it: the first statement decides whether somebody was faster."""
        target = target or self.move.target or self.source
        self._compare_and_set(target, changes)
        sealed = self._hold()
        self.clocks.save()
        self._let_find()
        return self.note(dict(detail or {}), target=target, sealed=sealed)

    def note(self, detail: Detail, *, target: State | None = None, sealed: Pairs | None = None) -> MatterEvent:
        """One line of the history and one entry of the ledger."""
        target = target or self.source
        event = MatterEvent(
            matter=self.matter, act=self.act, source=self.source, target=target, at=self.at,
            role=self.actor.role, unit_id=self.actor.unit, post_id=self.actor.post, detail=detail,
            sealed=self._hold() if sealed is None else sealed,
        )  # fmt: skip
        rows.insert([event])
        entry = Entry(f"matters.{self.act}", subject_of(self.matter), {**detail, "from": self.source, "to": target})
        ledger.append(entry, actor=self.actor, at=self.at)
        return event

    def _compare_and_set(self, target: State, changes: dict[str, Any]) -> None:
        due_at = self.clocks.due_at
        heard = {} if self.actor.holds(Role.RESIDENT) else {"wrote_at": None}
        changes = {"state": target, "due_at": due_at, "updated_at": self.at, **heard, **changes}
        if self.source is State.RAISED and target is not State.RAISED and not self.actor.holds(Role.RESIDENT):
            changes.setdefault("held", "")  # who moves it on has looked at it
        matter = self.matter
        seen = {
            "id": matter.pk, "state": self.source,
            "holder_unit": matter.holder_unit_id, "lead_unit": matter.lead_unit_id,
        }  # fmt: skip
        if not rows.change(Matter, seen, changes):
            raise Overtaken
        for name, value in changes.items():
            setattr(self.matter, name, value)

    def _let_find(self) -> None:
        """A unit that gets the matter finds it by its words, as a job: the words have to be opened for that."""
        unit = self.matter.holder_unit_id
        if unit != self._holder and privacy.is_held(subject_of(self.matter), "words"):
            jobs.queue("matters.index_words", self.matter.pk, unit, due=self.at)

    def _hold(self) -> Pairs:
        return hold(self.matter, self._sealed, self.at)


def check_unit(step: Step, unit: UnitId, *, field: str = "unit") -> None:
    """It exists, it stands today, and the matter is no complaint about it."""
    try:
        found = organisation.unit(unit)
    except NotFound:
        raise BadInput(field, _("There is no such unit.")) from None
    if not found.stands_on(step.today):
        raise BadInput(field, _("This unit does not exist any more."))
    if unit == step.matter.unit_concerned_id:
        raise BadInput(field, _("This is a complaint about that unit; it cannot get the matter."))


def check_post(unit: UnitId, post: PostId | None, *, on: date) -> None:
    """It belongs to the unit, and somebody holds it on that day."""
    if post is None:
        return
    held = organisation.post(post)
    if held.unit != unit:
        raise BadInput("post", _("This post does not belong to that unit."))
    if not held.is_held_on(on):
        raise BadInput("post", _("Nobody holds this post today."))


def still_standing(unit: int, *, on: date) -> UnitId:
    """The unit, or the nearest centre above it where it has been closed meanwhile."""
    found = organisation.unit(UnitId(unit))
    while not found.stands_on(on):
        above = organisation.centre_above(found.id)
        if above is None:
            break
        found = above
    return found.id
