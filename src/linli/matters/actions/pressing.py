"""“Did anyone press you?”: kept where only the inspector reads it."""

from datetime import datetime

from linli.matters.data import Pressed, SaidWhen
from linli.matters.models import Matter, Pressure


def keep_pressed(
    matter: Matter, when: SaidWhen, said: Pressed | None, *, unit: int | None = None, at: datetime
) -> None:
    """The last answer of each occasion stands; None leaves what was said before, or nothing."""
    if said is None:
        return
    unit = unit or matter.lead_unit_id or matter.holder_unit_id
    Pressure.objects.update_or_create(matter=matter, when=when, defaults={"unit_id": unit, "said": said, "at": at})
