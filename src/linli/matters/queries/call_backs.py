"""What a call-back wrote down, as its resident reads it; and who had a hand in the matter and so may not call."""

from datetime import datetime

from linli.kernel.actor import UserId
from linli.matters.data import CallBackTold, MatterId, Pressed, SaidWhen
from linli.matters.models import CallBack, MatterEvent, Pressure
from linli.matters.queries.limits import window

HANDS = (
    "dispatch", "redispatch", "designate", "accept", "take_over", "plan_date", "pause", "resume", "request_extension",
    "report_handled", "answer_on_the_spot", "reply",
)  # fmt: skip
"""Acts by which somebody dispatches, handles or answers; who has done one of them, in whatever post, calls nobody."""


def had_a_hand(matter: MatterId, user: UserId | None) -> bool:
    """Also long ago: the matter itself remembers only the last handler and the last dispatcher."""
    if user is None:
        return False
    return MatterEvent.objects.filter(matter=matter, act__in=HANDS, post__user=user).exists()


def call_back_told(matter: int, *, at: datetime) -> CallBackTold | None:
    """The last one in which the resident was reached. Two statements."""
    row = CallBack.objects.filter(matter=matter, reached=True).order_by("-id").first()
    if row is None:
        return None
    said = Pressure.objects.filter(matter=matter, when=SaidWhen.CALL_BACK).values_list("said", flat=True).first()
    end = window("matters.correct", row.at)
    return CallBackTold(
        at=row.at, contacted=row.contacted, solved=row.solved, satisfied=row.satisfied,
        pressed=Pressed(said) if said else None, corrected_at=row.corrected_at,
        until=end.last_day if at < end.at else None,
    )  # fmt: skip
