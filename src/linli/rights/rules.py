"""What the law says about requests, breaches, assessments and late notice. Pure; each with its article."""

from datetime import date, timedelta

from linli.kernel.rules import Rule
from linli.rights.data import Outside

may_be_refused: Rule[[str, Outside | None], bool] = Rule("rights.may_be_refused")
may_be_sent: Rule[[str, str, str], bool] = Rule("rights.breach_may_be_sent")
is_assessed: Rule[[date | None, date | None, date], bool] = Rule("rights.is_assessed")
may_wait: Rule[[date, date], bool] = Rule("rights.notice_may_wait")

LONGEST_DELAY = timedelta(days=90)


@may_be_refused.since("2021-11-01", cites=("pipl-2021/50",))
def _refused(reason: str, outside: Outside | None) -> bool:
    """A request is refused only with reasons, and with the place named where the person can go."""
    return bool(reason.strip()) and outside is not None


@may_be_sent.since("2021-11-01", cites=("pipl-2021/57",))
def _sent(what: str, measures: str, contact: str) -> bool:
    """A notice tells what happened and may follow, what is done and what persons can do, and whom to reach."""
    return all(part.strip() for part in (what, measures, contact))


@is_assessed.since("2021-11-01", cites=("pipl-2021/55", "pipl-2021/56"))
def _assessed(approved_on: date | None, review_on: date | None, today: date) -> bool:
    """What needs an assessment of its impact begins only after one was made and recorded. No law says how long it
    holds; here until the day that its author set for looking again."""
    return approved_on is not None and review_on is not None and approved_on <= today <= review_on


@may_wait.since("2021-11-01", cites=("pipl-2021/18",))
def _wait(asked_on: date, until: date) -> bool:
    """Telling may wait where a law demands secrecy or telling would hinder a duty; here never beyond 90 days."""
    return asked_on < until <= asked_on + LONGEST_DELAY
