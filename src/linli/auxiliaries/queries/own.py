"""What the own page says of contracts, contributions, equipment and notices; and what archives hold of them."""

from collections.abc import Collection
from datetime import date

from linli.auxiliaries.data import Officer, OfficerId
from linli.auxiliaries.data.contracts import KIND_NAMES
from linli.auxiliaries.data.contributions import Fund
from linli.auxiliaries.data.equipment import ITEM_NAMES
from linli.auxiliaries.data.files import BRANCH_NAMES, CATEGORY_NAMES, EMPLOYMENT_NAMES
from linli.auxiliaries.data.own import Line, Shown
from linli.auxiliaries.models.contracts import LabourContract
from linli.auxiliaries.models.obligations import DutyNotice
from linli.auxiliaries.queries.contracts import labour_contracts
from linli.auxiliaries.queries.contributions import months_of, registered, unpaid_months
from linli.auxiliaries.queries.equipment import items_of, permits, with_valid_permit
from linli.auxiliaries.queries.files import duty_notice
from linli.kernel.words import Name, _
from linli.organisation import api as organisation
from linli.web.words import month


def basics(officer: Officer, on: date) -> Shown:
    unit = organisation.unit(officer.unit)
    return Shown((
        Line(_("Work number"), officer.number),
        Line(_("Serves in"), Name(unit.name, unit.name_en)),
        Line(_("Category"), CATEGORY_NAMES[officer.category]),
        Line(_("Branch"), BRANCH_NAMES[officer.branch]),
        Line(_("Way of employment"), EMPLOYMENT_NAMES[officer.employment]),
        Line(_("First working day"), officer.started_on),
    ))  # fmt: skip


def contracts(officer: Officer, on: date) -> Shown:
    lines = []
    for one in labour_contracts(officer.id)[:3]:
        lines.append(
            Line(
                _("Labour contract"), _("{kind}, from {day}", kind=KIND_NAMES[one.terms.kind], day=one.terms.starts_on)
            )
        )
        lines.append(Line(_("Signed on"), one.signed_on or _("not yet signed")))
        if one.terms.probation_until is not None and one.terms.probation_until >= on:
            lines.append(Line(_("Probation until"), one.terms.probation_until))
    return Shown(tuple(lines))


def contributions(officer: Officer, on: date) -> Shown:
    known, unpaid = registered([officer.id])[officer.id], unpaid_months([officer], on=on)[officer.id]
    paid = months_of(officer.id)[:1]
    lines = [
        Line(_("Registered with social insurance"), known.insurance_on or _("not yet")),
        Line(_("Registered with the housing fund"), known.fund_on or _("not yet")),
        Line(_("Months of the last year in which something is missing"), str(len(unpaid))),
    ]
    if paid:
        done = len(Fund) - len(paid[0].missing)
        lines.append(Line(_("Last month entered"), _("{month}: {n} of 6 paid", month=month(paid[0].month), n=done)))
    return Shown(tuple(lines))


def equipment(officer: Officer, on: date) -> Shown:
    lines = [Line(ITEM_NAMES[one.kind], one.serial) for one in items_of(officer.id)]
    cards = [one for one in permits(officer.id) if one.span.holds(on)]
    said = [Line(_("Work permit"), _("{number}, until {day}", number=one.number, day=one.valid_until)) for one in cards]
    return Shown((*said, *lines))


def notices(officer: Officer, on: date) -> Shown:
    signed = duty_notice(officer.id, on.year)
    said = signed.signed_at.date() if signed else _("not yet signed")
    return Shown((Line(_("The four duties, this year's notice"), said),), waits=0 if signed else 1)


def with_signed_contract(officers: Collection[OfficerId], on: date) -> Collection[OfficerId]:
    found = LabourContract.objects.filter(officer__in=list(officers), signed_on__isnull=False)
    return {OfficerId(id) for id in found.values_list("officer_id", flat=True)}


def with_permit(officers: Collection[OfficerId], on: date) -> Collection[OfficerId]:
    return with_valid_permit(officers, on=on)


def with_duty_notice(officers: Collection[OfficerId], on: date) -> Collection[OfficerId]:
    found = DutyNotice.objects.filter(officer__in=list(officers), year=on.year)
    return {OfficerId(id) for id in found.values_list("officer_id", flat=True)}


def never(officers: Collection[OfficerId], on: date) -> Collection[OfficerId]:
    """For what only a paper can show."""
    return ()
