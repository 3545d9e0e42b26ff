"""What goes on paper: checklists and lists, every word said in the reader's language."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from linli.auxiliaries.data import Employment, Officer
from linli.auxiliaries.data.contributions import FUND_NAMES, ProviderLine
from linli.auxiliaries.data.files import CATEGORY_NAMES, EMPLOYMENT_NAMES
from linli.auxiliaries.models.contracts import ModeDecision
from linli.auxiliaries.queries.contracts import covered, instructions, labour_contracts, service_contracts
from linli.auxiliaries.queries.contributions import registered, unpaid_months
from linli.auxiliaries.queries.equipment import permits, still_out
from linli.auxiliaries.queries.plan import organ_above
from linli.auxiliaries.rules.contracts import SIGN_BY, is_covered, probation_fits
from linli.auxiliaries.rules.contributions import REGISTER_BY
from linli.kernel.actor import UnitId
from linli.kernel.words import Name, Sentence, _
from linli.organisation import api as organisation
from linli.web.templatetags.law import cited
from linli.web.words import day, say
from linli.web.words import month as month_said

YES, NO = _("there"), _("missing")


def instruction_choices(organ: UnitId | None) -> list[tuple[str, str]]:
    found = instructions([organ]) if organ is not None else []
    return [(str(one.id), f"{say(EMPLOYMENT_NAMES[one.mode])} · {one.reference}") for one in found]


def of_contracts(officer: Officer, *, on: date) -> dict[str, Any]:
    """Which papers Arts 15, 18 and 29 want of this officer, and which are there."""
    contracts = labour_contracts(officer.id)
    newest = contracts[0] if contracts else None
    signed = newest.signed_on if newest else None
    known = registered([officer.id])[officer.id]
    services = service_contracts(providers=[officer.provider]) if officer.provider else ()
    rows: list[tuple[Sentence, bool, str, str]] = [
        (_("Instruction on the mode of employment"), _has_instruction(officer), "", "wuhan-order-270/15.1"),
        (_("Labour contract, signed"), signed is not None, day(SIGN_BY.on(on)(officer.started_on)),
         "labour-contract-law/10"),
        (_("Contracts cover today"), is_covered(covered([officer], on=on)[officer.id], on), "", "wuhan-order-270/18"),
        (_("Probation within its limit"), newest is not None and probation_fits(newest.terms), "",
         "labour-contract-law/19"),
        (
            _("Registered with the social insurance"), known.insurance_on is not None,
            day(REGISTER_BY.on(on)(officer.started_on)), "social-insurance-law/58",
        ),
        (
            _("Registered with the housing provident fund"), known.fund_on is not None,
            day(REGISTER_BY.on(on)(officer.started_on)), "housing-fund-regulation/15",
        ),
        (_("All six paid in every month due"), not unpaid_months([officer], on=on)[officer.id], "",
         "wuhan-order-270/29"),
    ]  # fmt: skip
    if officer.employment is Employment.OUTSOURCED:
        rows.insert(3, (_("Service contract with the provider"), bool(services), "", "wuhan-order-270/18.2"))
    return {
        "facts": facts_of(officer, on),
        "head": [say(_("Paper or fact")), say(_("Is it there?")), say(_("To be there by")), say(_("Ground"))],
        "rows": [[say(words), say(YES if there else NO), by, cited(cites)] for words, there, by, cites in rows],
        "note": say(_("What is missing is for the employer to mend; it is not held against the officer.")),
        "sign": [say(_("Personnel officer")), say(_("Date"))],
    }  # fmt: skip


def of_returns(officer: Officer, *, on: date) -> dict[str, Any]:
    """What must come back before leaving is finished (Art 22 ¶3)."""
    out = still_out(officer.id)
    return {
        "facts": facts_of(officer, on),
        "head": [
            say(_("Kind of thing")),
            say(_("Number on it")),
            say(_("With the officer since")),
            say(_("Returned on")),
        ],
        "rows": [[say(one.words), one.number, day(one.since), ""] for one in out]
        or [[say(_("Nothing is out.")), "", "", ""]],
        "note": say(_("A lost thing is noted; nothing is deducted from the wage by itself.")),
        "sign": [say(_("Returned by")), say(_("Received by")), say(_("Date"))],
    }


def of_provider(
    organ: UnitId, provider: UnitId, lines: Sequence[ProviderLine], *, month: date, on: date
) -> dict[str, Any]:
    """For the department that decides (Art 35): whom the provider owes what."""
    bad = [line for line in lines if not line.is_whole]
    return {
        "facts": [
            [say(_("Public security organ")), _unit(organ)], [say(_("Service provider")), _unit(provider)],
            [say(_("As of")), day(on)], [say(_("Month of the check")), month_said(month)],
            [say(_("Officers checked")), str(len(lines))],
            [say(_("Without a labour contract")), str(sum(not line.has_contract for line in lines))],
            [say(_("With a contribution missing")), str(sum(bool(line.missing) for line in lines))],
        ],
        "head": [say(_("Work number")), say(_("Labour contract")), say(_("Contributions missing"))],
        "rows": [
            [
                line.officer.number, say(YES if line.has_contract else NO),
                "、".join(say(FUND_NAMES[fund]) for fund in line.missing) or "–",
            ]
            for line in bad
        ]
        or [[say(_("Every contract and every contribution is there.")), "", ""]],
        "note": cited("wuhan-order-270/35"),
        "sign": [say(_("Personnel officer")), say(_("Date"))],
    }  # fmt: skip


def of_permit(officer: Officer, permit: int) -> dict[str, Any]:
    """The card of an auxiliary officer: never a police officer's."""
    card = next(one for one in permits(officer.id) if one.id == permit)
    organ = organ_above(officer.unit)
    return {
        "issuer": _unit(organ) if organ is not None else "", "kind": say(_("Auxiliary officer")),
        "photo": say(_("Photograph, stamped")),
        "facts": [
            [say(_("Name on the permit")), officer.name], [say(_("Number of the permit")), card.number],
            [say(_("Category")), say(CATEGORY_NAMES[officer.category])],
            [say(_("Valid")), f"{day(card.span.first)} – {day(card.valid_until)}"],
        ],
        "note": say(
            _(
                "The holder is an auxiliary officer, without the identity of a people's police officer, and assists "
                "under command."
            )
        ),
        "ground": cited("wuhan-order-270/3,wuhan-order-270/22.1"),
    }  # fmt: skip


def facts_of(officer: Officer, on: date) -> list[list[str]]:
    """The head of every document about an officer."""
    return [
        [say(_("Auxiliary officer")), officer.name], [say(_("Work number")), officer.number],
        [say(_("Serves in")), _unit(officer.unit)],
        [say(_("Way of employment")), say(EMPLOYMENT_NAMES[officer.employment])],
        [say(_("First working day")), day(officer.started_on)], [say(_("As of")), day(on)],
    ]  # fmt: skip


def _has_instruction(officer: Officer) -> bool:
    return ModeDecision.objects.filter(officer=officer.id, mode=officer.employment).exists()


def _unit(id: UnitId) -> str:
    found = organisation.unit(id)
    return say(Name(found.name, found.name_en))
