"""Last days and bars that protect an officer (Articles 12, 26, 30, 36). Pure."""

from datetime import date

from linli.auxiliaries.data.protection import CareKind, DisputeState, LastDay, Leaving, VoiceKind
from linli.kernel.actor import UnitId
from linli.kernel.calendar import add_months
from linli.kernel.rules import Rule
from linli.kernel.words import Sentence, _
from linli.law import value

is_shielded: Rule[[date | None, date, int], bool] = Rule("auxiliaries.is_shielded")
shields: Rule[[VoiceKind], bool] = Rule("auxiliaries.shields")
last_day_of: Rule[[Leaving, bool, date], date] = Rule("auxiliaries.last_day_of")
liable_for: Rule[[CareKind, UnitId], UnitId | None] = Rule("auxiliaries.liable_for")
injury_days: Rule[[date], tuple[date, date]] = Rule("auxiliaries.injury_days")
dispute_days: Rule[[DisputeState, dict[str, date | None]], tuple[LastDay, ...]] = Rule("auxiliaries.dispute_days")


@is_shielded.since("2016-06-01", cites=("wuhan-order-270/12(5)", "wuhan-order-270/12(6)"))
def _shielded(last: date | None, today: date, months: int) -> bool:
    """Within so many months of the last refusal or complaint."""
    return last is not None and today <= add_months(last, months)


@shields.since("2016-06-01", cites=("wuhan-order-270/12(5)", "wuhan-order-270/12(6)"))
def _shields(kind: VoiceKind) -> bool:
    """A refusal, a complaint or a petition; a suggestion needs no shield."""
    return kind in (VoiceKind.REFUSAL, VoiceKind.COMPLAINT, VoiceKind.PETITION)


@last_day_of.since("2016-06-01", cites=("wuhan-order-270/12(7)", "labour-contract-law/37", "labour-contract-law/38"))
def _last_day(leaving: Leaving, in_probation: bool, given_on: date) -> date:
    """Thirty days after the written notice, three during probation, and the same day for the reasons of Article 38. The
    day of giving is not counted; nobody has to agree."""
    if leaving is Leaving.AT_ONCE:
        return given_on
    name = "resignation.probation" if in_probation else "resignation.notice"
    return date.fromordinal(given_on.toordinal() + value(name, on=given_on).length)


@liable_for.since("2016-06-01", cites=("wuhan-order-270/26.1",))
def _liable(kind: CareKind, organ: UnitId) -> UnitId | None:
    """The consequences of lawful help are the organ's, never the officer's."""
    return organ if kind is CareKind.INCIDENT else None


@injury_days.since("2016-06-01", cites=("wuhan-order-270/30.2", "work-injury-2010/17"))
def _injury(happened_on: date) -> tuple[date, date]:
    """The employer's last day to apply, and the last day of the officer, the family or the union."""
    days = value("injury.employer", on=happened_on).length
    months = value("injury.family", on=happened_on).length
    return date.fromordinal(happened_on.toordinal() + days), add_months(happened_on, months)


@dispute_days.since("2016-06-01", cites=("wuhan-order-270/36", "labour-disputes-2008/27", "labour-disputes-2008/50"))
def _days(state: DisputeState, given: dict[str, date | None]) -> tuple[LastDay, ...]:
    """The limits that run at this stage, each from the day it begins."""
    wanted: tuple[tuple[str, str, Sentence], ...]
    match state:
        case DisputeState.NEGOTIATING:
            wanted = (("dispute.arbitration", "known", _("Last day to apply for arbitration")),)
        case DisputeState.MEDIATING:
            wanted = (
                ("dispute.mediation", "mediation", _("Mediation ends; then arbitration may be applied for")),
                ("dispute.arbitration", "known", _("Last day to apply for arbitration")),
            )
        case DisputeState.ARBITRATING if given.get("accepted"):
            wanted = (("dispute.award", "accepted", _("The award is due (fifteen days more where approved)")),)
        case DisputeState.ARBITRATING:
            wanted = (("dispute.acceptance", "applied", _("The commission says whether it accepts")),)
        case DisputeState.AWARDED:
            wanted = (("dispute.lawsuit", "awarded", _("Last day to bring a lawsuit")),)
        case _:
            return ()
    return tuple(_last(name, start, words) for name, begins, words in wanted if (start := given.get(begins)))


def _last(name: str, start: date, words: Sentence) -> LastDay:
    figure = value(name, on=start)
    if figure.unit == "months":
        day = add_months(start, figure.length)
    else:
        day = date.fromordinal(start.toordinal() + figure.length)
    return LastDay(words, day, figure.cites[0])
