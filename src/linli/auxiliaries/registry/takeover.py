"""Of rolls that are taken over."""

from linli.auxiliaries.data.takeover import TAKE_OVER
from linli.auxiliaries.registry.tables import table
from linli.kernel.words import _
from linli.privacy.api import needs_assessment


def declare() -> None:
    needs_assessment(TAKE_OVER, _("Taking over an existing roll of officers"))
    purpose = _("To bring an existing roll into the files, and to take that back.")
    cites = ("wuhan-order-270/19",)
    stays = _("Stays as the record of the office; it tells nothing about a person.")
    table("TakeOver", "id organ state rows done refused choices begun_at taken_at", "by_post by_user",
          purpose=purpose, cites=cites, ends=stays)  # fmt: skip
    table("TakenRow", "id take_over row fate made at because", "officer before", purpose=purpose, cites=cites,
          ends=_("What the file said before goes after seven days; the rest stays with the file."))  # fmt: skip
    table("RollWord", "id organ kind words means", "", purpose=purpose, cites=cites, ends=stays)
