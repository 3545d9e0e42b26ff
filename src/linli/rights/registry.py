"""What the tables here hold."""

from linli.kernel.words import Sentence, _
from linli.notifications.api import register_template
from linli.privacy.api import holds
from linli.privacy.data import DataClass

_PLAIN, _STAFF = DataClass.PLAIN, DataClass.STAFF
_RECORD = _("Stays as the record of the office; it tells nothing about the resident.")
_TABLES: tuple[tuple[str, str, str, Sentence, tuple[str, ...], Sentence], ...] = (
    # table, plain fields, fields about staff in a post, purpose, cites, end
    (
        "LookReview", "id cause doubt entry matter number unit count usual found late state asked_at finding "
        "answered_at answered_unit reply", "post answered_by",
        _("To have somebody outside the unit answer for a look."), ("pipl-2021/51",), _RECORD,
    ),
    (
        "SeenLook", "entry unit role matter at stranger search found late", "post",
        _("To notice looks that lead to no work."), ("pipl-2021/51",), _("Deleted after eight days."),
    ),
    (
        "SeenDay", "id role day looks strangers searches found late", "post",
        _("To know what is usual: how often a post looks on a day."), ("pipl-2021/51",), _("Deleted after 35 days."),
    ),
    (
        "WatchPlace", "id epoch index folded", "",
        _("How far the ledger has been read."), (), _("Stays as long as Linli runs."),
    ),
    (
        "Canary", "matter planted_at", "", _("Matters that nobody has reason to open."), (),
        _("Deleted when the privacy officer takes it up again."),
    ),
    (
        "SubjectRequest", "id matter right state received_at due_on ended_at words reply outside law kept_until", "",
        _("To answer what a person may demand."), ("pipl-2021/50",), _RECORD,
    ),
    ("Breach", "id state noticed_at what measures contact sent_at", "written_by",
     _("To tell of a breach; kinds of data, never anybody."), ("pipl-2021/57",), _RECORD),
    ("Assessment", "id feature necessity risk measures approved_on review_on ended_on kept_until", "approved_by",
     _("To show that a feature was assessed before it began."), ("pipl-2021/56",), _("Kept for three years at least.")),
    ("Delay", "id entry matter state law until asked_at", "asked_by decided_by",
     _("To put off showing a look, by two people and to a day."), ("pipl-2021/18",), _RECORD),
)  # fmt: skip


def name_templates() -> None:
    """What reviewers and residents are told. No word says whose look it was."""
    register_template(
        "rights.alarm",
        subject=_("A look stands out"),
        body=_("Looks of another unit do not fit the work, or reached a matter that nobody has reason to open."),
        leads_to="rights:review",
    )
    register_template(
        "rights.asked",
        subject=_("A resident asks about a look"),
        body=_("Somebody outside the unit that looked must answer; you can."),
        leads_to="rights:review",
    )
    register_template(
        "rights.answered",
        subject=_("Your question about a look is answered"),
        body=_("You asked who looked at your matter {number}, and why. The answer stands on the page of your receipt."),
    )


def declare() -> None:
    """For the privacy notice that everybody can read."""
    for table, plain, staff, purpose, cites, ends in _TABLES:
        fields = {**dict.fromkeys(plain.split(), _PLAIN), **dict.fromkeys(staff.split(), _STAFF)}
        holds(f"rights.{table}", fields, purpose=purpose, cites=cites, ends=ends)
