"""A small catalogue and matters in it, for tests of any context. All people are invented.

district = make_district()                      # from linli.organisation.tests.factories
receipt = raise_a(district)                     # 王小满 reports a broken road in grid A1, Monday noon
receipt = raise_a(district, "complaint_conduct", unit_concerned=district.village)
dispatched(district, receipt.matter)            # … to the water department, by the clerk of village a
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from linli.kernel.actor import RESIDENT, Actor, Role, UnitId
from linli.matters import api as acts
from linli.matters.data import About, Answer, Contact, Kind, MatterId, PauseCause, RaiseRequest, Receipt, State
from linli.matters.models import PUBLISHED, Category, Edition, Matter, MatterEvent
from linli.matters.queries.catalogue import forget
from linli.organisation.tests.factories import NOON, District

PHONE = "13900000000"
WANG = Contact(name="王小满", phone=PHONE)
"""An invented resident; the number belongs to nobody."""
WORDS = "路中间有一个大坑，下雨看不见。"
ROWS: tuple[dict[str, Any], ...] = (
    {"key": "m06013", "zh": "道路破损", "en": "Broken road", "group": "roads", "public": True},
    {"key": "m06010", "zh": "暴露垃圾", "en": "Exposed rubbish", "group": "clean", "public": True,
     "length": 4, "unit": "working_hours", "mark": "S", "cites": "local"},
    {"key": "m06001", "zh": "私搭乱建", "en": "Illegal building", "group": "building",
     "length": 15, "unit": "working_days", "mark": "S", "cites": "local"},
    {"key": "m07007", "zh": "违规标语宣传品", "en": "Slogans", "excluded_zh": "不受理", "excluded_en": "Not taken"},
    {"key": "question", "zh": "咨询", "en": "Question", "kind": Kind.QUESTION},
    {"key": "complaint_conduct", "zh": "工作人员作风", "en": "Conduct of staff", "kind": Kind.COMPLAINT},
    {"key": "petition", "zh": "信访事项", "en": "Petition", "kind": Kind.PETITION},
)  # fmt: skip


def make_catalogue() -> Edition:
    """The published edition, made once; call it in a test that has none yet."""
    edition, new = Edition.objects.get_or_create(state=PUBLISHED, defaults={"made_at": NOON, "published_at": NOON})
    if new:
        Category.objects.bulk_create(Category(edition=edition, **{"kind": Kind.SERVICE_REQUEST, **row}) for row in ROWS)
    forget()
    return edition


def request_for(district: District, category: str = "m06013", **fields: Any) -> RaiseRequest:
    """What 王小满 would hand in: a point in grid A1 unless told otherwise."""
    lon, lat = district.point("A1")
    about = About.CONDUCT if "unit_concerned" in fields else About.PLACE
    given = RaiseRequest(category=category, words=WORDS, lon=lon, lat=lat, contact=WANG, about=about)
    return replace(given, **fields)


def raise_a(
    district: District, category: str = "m06013", *, at: datetime = NOON, actor: Actor = RESIDENT, **fields: Any
) -> Receipt:
    make_catalogue()
    return acts.raise_matter(request_for(district, category, **fields), actor=actor, at=at)


def clerk(district: District, matter: MatterId) -> Actor:
    """The clerk of the centre that holds it."""
    return district.actor(Role.CLERK, UnitId(fresh(matter).holder_unit_id))


def dispatched(district: District, matter: MatterId, *, unit: UnitId | None = None, at: datetime = NOON) -> MatterId:
    acts.dispatch(matter, unit=unit or district.department, actor=clerk(district, matter), at=at)
    return matter


def fresh(matter: MatterId) -> Matter:
    """As it stands in the database now."""
    return Matter.objects.get(pk=matter)


def utc(year: int, month: int, day: int, hour: int = 4) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


DONE = Answer(findings="坑深二十厘米。", action="已填平并夯实。", done_on=NOON.date())
"""What a handler would write."""


def at_state(district: District, state: State, **fields: Any) -> MatterId:
    """A matter of 王小满 brought to this state by the real acts."""
    matter = raise_a(district, **fields).matter
    for step in _WAY[state]:
        STEPS[step](district, matter)
    return matter


def handler(district: District) -> Actor:
    return district.actor(Role.HANDLER, district.department)


def coordinator(district: District) -> Actor:
    return district.actor(Role.CLERK, district.village)


def checker(district: District) -> Actor:
    return district.actor(Role.CHECKER, district.village)


def _object(district: District, matter: MatterId) -> None:
    acts.object_to_dispatch(
        matter, right_unit=district.departments["roads"], duty="roads", reason="道路不归我们。",
        actor=handler(district), at=NOON,
    )  # fmt: skip


def _withdraw(district: District, matter: MatterId) -> None:
    acts.withdraw(matter, actor=RESIDENT, at=NOON)


def _merge(district: District, matter: MatterId) -> None:
    acts.merge(matter, into=raise_a(district).matter, actor=coordinator(district), at=NOON)


def _put_back(district: District, matter: MatterId) -> None:
    """As if the matter had been split off another message; it goes back into it."""
    head = raise_a(district).matter
    Matter.objects.filter(pk=matter).update(part_of=head)
    MatterEvent.objects.filter(matter=matter).update(act="split_off")
    acts.unsplit(head, actor=coordinator(district), at=NOON)


def _close(district: District, matter: MatterId) -> None:
    acts.close_windows(NOON + timedelta(days=200))


STEPS: dict[str, Callable[[District, MatterId], object]] = {
    "dispatch": dispatched,
    "object": _object,
    "accept": lambda d, m: acts.accept(m, actor=handler(d), at=NOON),
    "pause": lambda d, m: acts.pause(
        m, cause=PauseCause.APPRAISAL, reason="等鉴定", actor=handler(d), at=NOON
    ),
    "report": lambda d, m: acts.report_handled(m, answer=DONE, actor=handler(d), at=NOON),
    "check": lambda d, m: acts.pass_check(m, actor=checker(d), at=NOON),
    "reply": lambda d, m: acts.reply(m, answer=DONE, actor=handler(d), at=NOON),
    "review": lambda d, m: acts.request_review(m, reason="没有填平", actor=RESIDENT, at=NOON),
    "reviewed": lambda d, m: acts.decide_review(
        m, changed=False, answer=Answer("看过现场。", basis="现场照片"), actor=d.actor(Role.LEAD, d.township), at=NOON
    ),
    "rereview": lambda d, m: acts.request_rereview(m, reason="还是没有", actor=RESIDENT, at=NOON),
    "rereviewed": lambda d, m: acts.decide_rereview(
        m, changed=True, answer=Answer("确有不足。", basis="实测"), actor=d.actor(Role.LEAD, d.district), at=NOON
    ),
    "answer": lambda d, m: acts.answer_on_the_spot(m, answer=DONE, actor=coordinator(d), at=NOON),
    "close": _close,
    "withdraw": _withdraw,
    "merge": _merge,
    "put_back": _put_back,
    "refuse": lambda d, m: acts.refuse(m, row="court", actor=coordinator(d), at=NOON),
    "refer": lambda d, m: acts.refer_out(m, to="hotline", actor=coordinator(d), at=NOON),
}  # fmt: skip
_HANDLED = ("dispatch", "accept", "report")
_WAY: dict[State, tuple[str, ...]] = {
    State.RAISED: (),
    State.DISPATCHED: ("dispatch",),
    State.OBJECTED: ("dispatch", "object"),
    State.HANDLING: ("dispatch", "accept"),
    State.PAUSED: ("dispatch", "accept", "pause"),
    State.HANDLED: _HANDLED,
    State.CHECKED: (*_HANDLED, "check"),
    State.REPLIED: (*_HANDLED, "check", "reply"),
    # A village's own answer has two levels above it; a district department's has one.
    State.REVIEWING: ("answer", "review"),
    State.REVIEWED: ("answer", "review", "reviewed"),
    State.REREVIEWING: ("answer", "review", "reviewed", "rereview"),
    State.FINAL: ("answer", "review", "reviewed", "rereview", "rereviewed"),
    State.CLOSED: ("answer", "close"),
    State.WITHDRAWN: ("withdraw",),
    State.REFUSED: ("refuse",),
    State.REFERRED: ("refer",),
    State.MERGED: ("merge",),
    State.PUT_BACK: ("put_back",),
}
