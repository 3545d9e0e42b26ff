"""What the tables here hold, and what units are told."""

from linli.kernel.words import _
from linli.notifications.api import register_template
from linli.privacy.api import holds
from linli.privacy.data import DataClass

_RECORD = _("Stays as the record of the office; it tells nothing about the resident.")
_TABLES = {
    "Mandate": ("id number unit units purpose valid_from valid_to given_at", "post given_by"),
    "Sample": ("id mandate unit kind first last seed population at", ""),
    "SampleItem": ("id sample matter rank opened_at", ""),
    "Finding": ("id mandate matter unit kind state written_at due_on answered_at settled_at", ""),
}


def declare() -> None:
    for model, (plain, staff) in _TABLES.items():
        fields = dict.fromkeys(plain.split(), DataClass.PLAIN) | dict.fromkeys(staff.split(), DataClass.STAFF)
        holds(
            f"oversight.{model}", fields, cites=("beijing-jsjb-2021/32",), ends=_RECORD,
            purpose=_("To see from outside how units work: by mandate, within its scope, until its end."),
        )  # fmt: skip


def name_templates() -> None:
    register_template(
        "oversight.found",
        subject=_("An inspection has found something in {number}"),
        body=_("The head of the unit answers within the time that stands with it."),
        leads_to="oversight:finding",
    )
