"""What each field of this context tells about people, and how it ends."""

from linli.kernel.words import _
from linli.privacy.api import holds
from linli.privacy.data import DataClass

PLAIN, STAFF, PUBLIC = DataClass.PLAIN, DataClass.STAFF, DataClass.PUBLIC
NAMED = ("binzhou-grid-2021/6", "petition-regulation-2022/18")
IN_POST = ("pipl-2021/13",)

_STAYS = _("stays, with its dates, so that old matters can be understood")
holds(
    "organisation.Unit",
    dict.fromkeys(("id", "kind", "level", "parent", "code", "valid_from", "valid_to"), PUBLIC)
    | dict.fromkeys(("name", "name_en", "phone", "address"), PUBLIC),
    purpose=_("to know which office is responsible, and to be reachable"), cites=NAMED, ends=_STAYS,
)  # fmt: skip
holds(
    "organisation.Grid",
    dict.fromkeys(("id", "code", "name", "unit", "geometry", "area", "valid_from", "valid_to"), PUBLIC)
    | dict.fromkeys(("supervision_phone", "worker_phone"), PUBLIC),
    purpose=_("to find the grid of a place, and for its public card"), cites=NAMED, ends=_STAYS,
)  # fmt: skip
holds(
    "organisation.Grid", dict.fromkeys(("police_officers", "auxiliaries"), PLAIN),
    purpose=_("to see where officers are missing; numbers only"), cites=("m-district-135/2.1",), ends=_STAYS,
)  # fmt: skip
holds(
    "organisation.Post",
    dict.fromkeys(("id", "role", "unit", "grid", "user", "title", "valid_from", "valid_to", "cleared_at"), STAFF),
    purpose=_("rights follow from the post held today, and every act names its post"), cites=IN_POST,
    ends=_("the post ends on its date; the row stays as long as entries of the ledger name it"),
)  # fmt: skip
holds(
    "organisation.Deputy", dict.fromkeys(("id", "post", "user", "valid_from", "valid_to"), STAFF),
    purpose=_("somebody stands in for an absent holder"), cites=IN_POST,
    ends=_("ends on its date; the row stays as long as entries of the ledger name its post"),
)  # fmt: skip
holds(
    "organisation.Asset",
    dict.fromkeys(("id", "code", "kind", "label", "label_en", "grid", "lon", "lat", "valid_from", "valid_to"), PUBLIC),
    purpose=_("to say where something is by scanning what hangs there"), cites=(), ends=_STAYS,
)  # fmt: skip
holds(
    "organisation.StaffCard",
    {**dict.fromkeys(("id", "post", "made_at", "revoked_at"), STAFF), "code_hash": DataClass.SEALED},
    purpose=_("so that residents can ask whether a card shown at the door is valid today"), cites=IN_POST,
    ends=_("valid until it is taken back or its post ends; the row stays with the post"),
)  # fmt: skip
holds(
    "organisation.OfficeHours", dict.fromkeys(("unit", "hours"), PUBLIC),
    purpose=_("office hours count for deadlines"), cites=("petition-regulation-2022/18",), ends=_("until changed"),
)  # fmt: skip
for model, fields in {
    "organisation.CalendarYear": ("year", "status", "source"),
    "organisation.Holiday": ("day", "kind", "festival", "year"),
}.items():
    holds(
        model, dict.fromkeys(fields, PUBLIC), purpose=_("working days count for deadlines"),
        cites=("public-holidays-2024/2",), ends=_("until corrected"),
    )  # fmt: skip
holds(
    "organisation.Setting", dict.fromkeys(("key", "value"), PLAIN),
    purpose=_("what this installation has decided"), cites=(), ends=_("until changed"),
)  # fmt: skip
holds(
    "organisation.Edition", dict.fromkeys(("id", "stamp"), PLAIN),
    purpose=_("tells every process when to read the organisation again"), cites=(), ends=_("until the next change"),
)  # fmt: skip
