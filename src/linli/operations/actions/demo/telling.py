"""The demo's matters: raised, sent, handled, checked, answered and judged through the real acts, in the past weeks."""

import random
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from linli.kernel.actor import RESIDENT, Actor, Role, UnitId
from linli.matters import api as matters
from linli.matters.data import Answer, AssistTask, Channel, Contact, MatterId, Part, PauseCause, RaiseRequest
from linli.operations.actions.demo.founding import SIDE, Person
from linli.organisation import api as organisation

HANDLED = ("dispatch", "accept", "report_handled")
ANSWERED = (*HANDLED, "pass_check", "reply")
COURSES: tuple[tuple[str, ...], ...] = (
    (), ("dispatch",), ("dispatch", "accept"), HANDLED, (*HANDLED, "pass_check"), ANSWERED,
    (*ANSWERED, "rate"), (*ANSWERED, "call_back"), ("dispatch", "object"), ("dispatch", "accept", "plan_date"),
    ("dispatch", "accept", "pause"), ("dispatch", "accept", "request_extension"), (*HANDLED, "rework"),
    (*ANSWERED, "reopen"), (*ANSWERED, "request_review"), ("answer_on_the_spot",), ("escalate",), ("refuse",),
    ("refer_out",), ("withdraw",), ("dispatch", "accept", "ask_resident"), ("publish_text", "dispatch", "accept"),
    (*ANSWERED, "rate"), (*ANSWERED, "call_back"), ("answer_on_the_spot",), (*ANSWERED, "call_back"),
    (*ANSWERED, "rate"), (*ANSWERED, "grudge"), ("answer_on_the_spot",), (*ANSWERED, "call_back"),
    (*ANSWERED, "rate"), (*ANSWERED, "call_back"), (*ANSWERED, "rate"), ANSWERED,
    ("dispatch", "accept", "ask_assist", "accept_assist"), ("dispatch", "accept", "ask_assist", "report_assist"),
    ("split",), ("split", "dispatch", "accept"), ("dispatch", "object", "take_over"),
)  # fmt: skip
"""Each state of the table occurs; the last lines are what happens most, and what several units do together."""
OVER = {"reply", "rate", "call_back", "grudge", "answer_on_the_spot", "refuse", "refer_out", "withdraw"}
"""Acts after which nobody has to do anything."""
CHANNELS = (
    Channel.PORTAL,
    Channel.PORTAL,
    Channel.GRID_WORKER,
    Channel.TELEPHONE,
    Channel.HOTLINE_12345,
    Channel.WALK_IN,
)
SEED = 20261121
FIRST_AFTER, THEN = timedelta(hours=3), timedelta(hours=9)


@dataclass(frozen=True, slots=True)
class Scene:
    """One matter as it moves: who holds it, who handles it, what time it is."""

    matter: MatterId
    centre: UnitId
    department: UnitId
    at: datetime
    cast: "Cast"

    @property
    def answer(self) -> Answer:
        day = self.at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
        return Answer(
            findings="现场核实，情况属实（示例）。", action="已安排处理完毕，并将定期巡查（示例）。", done_on=day
        )


class Cast:
    """Who may do what, by role and unit."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.actors = [person.actor for person in people]

    def play(self, role: Role, unit: UnitId) -> Actor:
        """Somebody of that role there, or a lead there, or else a clerk of the nearest centre above."""
        at: UnitId | None = unit
        while at is not None:
            for wanted in (role, Role.LEAD, Role.CLERK):
                for actor in self.actors:
                    if actor.role is wanted and actor.unit == at:
                        return actor
            above = organisation.centre_above(at)
            at = above.id if above else None
        raise LookupError(f"nobody plays {role} in {unit}")


def tell(people: Sequence[Person], *, count: int, now: datetime) -> Iterator[int]:
    """Raise and move `count` matters; yields after each."""
    dice, cast = random.Random(SEED), Cast(people)  # noqa: S311 - a story, not a secret
    stories: list[Mapping[str, Any]] = tomllib.loads((Path(__file__).parent / "stories.toml").read_text("utf-8"))[
        "story"
    ]
    corner = _corner()
    for number in range(count):
        story, course = dice.choice(stories), COURSES[number % len(COURSES)]
        began = now - THEN * (len(course) + 1) - _age(course, dice)
        _one(story, course, began, now, cast, corner, dice, number)
        yield number
    matters.warn_of_clocks(now)
    matters.breach_clocks(now)


def _age(course: Sequence[str], dice: random.Random) -> timedelta:
    """What is over lies up to four months back, so that the figures have a shape; what is open is fresh, and one in
    eight has been lying for long, so that something is late."""
    if course and course[-1] in OVER:
        return timedelta(hours=dice.randint(1, 24 * 120))
    return timedelta(hours=dice.randint(1, 24 * 18) if dice.random() < 1 / 8 else dice.randint(1, 20))


def _corner() -> tuple[float, float]:
    told = tomllib.loads((Path(__file__).parent / "district.toml").read_text("utf-8"))["district"]
    return told["west"], told["south"]


def _one(
    story: Mapping[str, Any], course: tuple[str, ...], began: datetime, now: datetime, cast: Cast,
    corner: tuple[float, float], dice: random.Random, number: int,
) -> None:  # fmt: skip
    contact = (
        Contact(name="示例居民", email=f"resident{number}@example.org", language="zh-hans")
        if dice.random() < 0.5
        else None
    )
    receipt = matters.raise_matter(
        RaiseRequest(
            category=story["category"], words=story["zh"] if dice.random() < 0.8 else story["en"],
            channel=dice.choice(CHANNELS), lon=corner[0] + dice.random() * SIDE * 4,
            lat=corner[1] + dice.random() * SIDE * 2, contact=contact,
        ),
        actor=RESIDENT, at=began,
    )  # fmt: skip
    advised = matters.suggested_unit(receipt.matter) or _department()
    at = began + FIRST_AFTER
    for act in course:
        scene = Scene(receipt.matter, receipt.promise.unit, advised, min(at, now), cast)
        ACTS[act](scene)
        at += timedelta(hours=dice.randint(1, 9))


def _department() -> UnitId:
    return organisation.departments()[0].id


def _clerk(scene: Scene) -> Actor:
    return scene.cast.play(Role.CLERK, scene.centre)


def _handler(scene: Scene) -> Actor:
    return scene.cast.play(Role.HANDLER, scene.department)


def _other_department(scene: Scene) -> UnitId:
    return next(unit.id for unit in organisation.departments() if unit.id != scene.department)


def _helper(scene: Scene) -> Actor:
    return scene.cast.play(Role.HANDLER, _other_department(scene))


def _assist(scene: Scene) -> int:
    """The task that the other department was asked for, as its own page of the matter names it."""
    page = matters.matter_page(scene.matter, actor=_handler(scene), at=scene.at)
    return page.assists[-1].id


def _checker(scene: Scene) -> Actor:
    above = organisation.ancestors(scene.centre)
    return scene.cast.play(Role.CHECKER, above[-1].id if above else scene.centre)


def _caller(scene: Scene) -> Actor:
    above = organisation.ancestors(scene.centre)
    return scene.cast.play(Role.CALLER, above[-1].id if above else scene.centre)


ACTS: dict[str, Callable[[Scene], object]] = {
    "dispatch": lambda s: matters.dispatch(s.matter, unit=s.department, actor=_clerk(s), at=s.at),
    "accept": lambda s: matters.accept(s.matter, actor=_handler(s), at=s.at),
    "report_handled": lambda s: matters.report_handled(s.matter, answer=s.answer, actor=_handler(s), at=s.at),
    "pass_check": lambda s: matters.pass_check(s.matter, actor=_checker(s), at=s.at),
    "reply": lambda s: matters.reply(s.matter, answer=s.answer, actor=_handler(s), at=s.at),
    "rate": lambda s: matters.rate(s.matter, solved=True, satisfied=True, actor=RESIDENT, at=s.at),
    "reopen": lambda s: matters.reopen(s.matter, reason="过了两天又出现了（示例）。", actor=RESIDENT, at=s.at),
    "request_review": lambda s: matters.request_review(
        s.matter, reason="答复没有说明什么时候修好（示例）。", actor=RESIDENT, at=s.at
    ),
    "withdraw": lambda s: matters.withdraw(s.matter, actor=RESIDENT, at=s.at),
    "call_back": lambda s: matters.record_call_back(
        s.matter, reached=True, contacted=True, solved=True, satisfied=True, actor=_caller(s), at=s.at
    ),
    "grudge": lambda s: matters.record_call_back(
        s.matter, reached=True, contacted=True, solved=True, satisfied=False, actor=_caller(s), at=s.at
    ),
    "object": lambda s: matters.object_to_dispatch(
        s.matter, right_unit=_other_department(s), duty="示例职责清单 3.2", reason="不属于我局职责（示例）。",
        actor=_handler(s), at=s.at,
    ),
    "take_over": lambda s: matters.take_over(s.matter, actor=_helper(s), at=s.at),
    "ask_assist": lambda s: matters.ask_assist(
        s.matter, unit=_other_department(s), task=AssistTask.VISIT, note="请派人一同到现场（示例）。",
        actor=_handler(s), at=s.at,
    ),
    "accept_assist": lambda s: matters.accept_assist(_assist(s), actor=_helper(s), at=s.at),
    "report_assist": lambda s: matters.report_assist(
        _assist(s), said="已一同到场查看，未发现管线破损（示例）。", actor=_helper(s), at=s.at
    ),
    "split": lambda s: matters.split(
        s.matter, parts=[Part("m06010", "旁边空地上还堆着垃圾，也请清理（示例）。")], actor=_clerk(s), at=s.at
    ),
    "plan_date": lambda s: matters.plan_date(
        s.matter, on=(s.at + timedelta(days=20)).date(), actor=_handler(s), at=s.at
    ),
    "pause": lambda s: matters.pause(
        s.matter, cause=PauseCause.APPRAISAL, reason="等待专业鉴定（示例）。", actor=_handler(s), at=s.at
    ),
    "request_extension": lambda s: matters.request_extension(
        s.matter, days=10, reason="材料需要订购（示例）。", actor=_handler(s), at=s.at
    ),
    "rework": lambda s: matters.rework(s.matter, reason="照片看不清（示例）。", actor=_checker(s), at=s.at),
    "ask_resident": lambda s: matters.ask_resident(
        s.matter, question="请问具体在几号楼旁边（示例）？", actor=_handler(s), at=s.at
    ),
    "answer_on_the_spot": lambda s: matters.answer_on_the_spot(s.matter, answer=s.answer, actor=_clerk(s), at=s.at),
    "escalate": lambda s: matters.escalate(s.matter, reason="本级没有执法权（示例）。", actor=_clerk(s), at=s.at),
    "refuse": lambda s: matters.refuse(s.matter, row="same", reason="已在办理（示例）。", actor=_clerk(s), at=s.at),
    "refer_out": lambda s: matters.refer_out(s.matter, to="hotline", reason="（示例）", actor=_clerk(s), at=s.at),
    "publish_text": lambda s: matters.publish_text(
        s.matter, text="道路破损，等待修复（示例）。", actor=_clerk(s), at=s.at
    ),
}  # fmt: skip
