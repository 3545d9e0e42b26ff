"""When a rating may be notified, settled and used (Articles 23, 24, 31, 32). Nothing here gives a level. Pure."""

from collections.abc import Mapping
from datetime import date

from linli.auxiliaries.data.appraisal import ASPECTS, Grade, RatingState
from linli.kernel.rules import Rule

is_reasoned: Rule[[Mapping[str, str]], bool] = Rule("auxiliaries.is_reasoned")
may_be_used: Rule[[RatingState, date | None], bool] = Rule("auxiliaries.may_be_used")
may_be_settled: Rule[[date, date | None, bool], bool] = Rule("auxiliaries.may_be_settled")
may_be_amended: Rule[[Grade, Grade], bool] = Rule("auxiliaries.may_be_amended")
may_be_recommended: Rule[[str], bool] = Rule("auxiliaries.may_be_recommended")
may_be_published: Rule[[bool], bool] = Rule("auxiliaries.may_be_published")
service_years: Rule[[date, date], int] = Rule("auxiliaries.service_years")


@is_reasoned.since("2016-06-01", cites=("wuhan-order-270/23",))
def _reasoned(texts: Mapping[str, str]) -> bool:
    """Performance, rule compliance, education and training are each written about, and the level has its reasons."""
    return all(texts.get(part, "").strip() for part in (*ASPECTS, "reasons"))


@may_be_settled.since("2016-06-01", cites=("wuhan-order-270/23",))
def _settled(today: date, answer_by: date | None, answered: bool) -> bool:
    """After the written notice: once the officer has answered, or the days for it have passed."""
    return answer_by is not None and (answered or today > answer_by)


@may_be_used.since("2016-06-01", cites=("wuhan-order-270/23",))
def _used(state: RatingState, notified_on: date | None) -> bool:
    """For promotion, pay, reward, renewal or ending: never before it was notified in writing and settled."""
    return state is RatingState.SETTLED and notified_on is not None


@may_be_amended.since("2016-06-01", cites=("wuhan-order-270/12(6)",))
def _amended(now: Grade, new: Grade) -> bool:
    """Whoever objects risks nothing: the answer keeps the level or betters it."""
    return not new.is_worse_than(now)


@may_be_recommended.since("2016-06-01", cites=("wuhan-order-270/32",))
def _recommended(consent: str) -> bool:
    """Only with the consent of the authority for civil servants or for human resources, by its reference."""
    return bool(consent.strip())


@may_be_published.since("2021-11-01", cites=("wuhan-order-270/31", "pipl-2021/25"))
def _published(consent: bool) -> bool:
    """An award is made public only with the officer's consent."""
    return consent


@service_years.since("2016-06-01", cites=("wuhan-order-270/24",))
def _years(started_on: date, today: date) -> int:
    """Full years from the first working day; the birthday of the service counts."""
    full = today.year - started_on.year - ((today.month, today.day) < (started_on.month, started_on.day))
    return max(full, 0)
