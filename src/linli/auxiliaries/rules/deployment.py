"""Who may stand on a duty sheet, and when it may be published (Articles 7, 11, 18, 20, 22, 28). Pure."""

from collections.abc import Iterator
from datetime import date

from linli.auxiliaries.data.deployment import Bar, Block, Duty, Standing
from linli.auxiliaries.data.files import Category
from linli.auxiliaries.rules.duties import barred_duty, barred_words
from linli.kernel.rules import Rule
from linli.kernel.words import _

is_commanded: Rule[[bool], bool] = Rule("auxiliaries.is_commanded")
is_described: Rule[[str, int, str], bool] = Rule("auxiliaries.is_described")
is_employed: Rule[[Standing], bool] = Rule("auxiliaries.is_employed")
is_inducted: Rule[[Standing], bool] = Rule("auxiliaries.is_inducted")
is_permitted: Rule[[Standing], bool] = Rule("auxiliaries.is_permitted")
is_free: Rule[[Standing], bool] = Rule("auxiliaries.is_free")
is_here: Rule[[Standing], bool] = Rule("auxiliaries.is_here")
is_within_hours: Rule[[Standing], bool] = Rule("auxiliaries.is_within_hours")
is_recorded: Rule[[Duty, str], bool] = Rule("auxiliaries.is_recorded")
is_approved: Rule[[Duty | None, bool], bool] = Rule("auxiliaries.is_approved")
PERSONAL = (
    (is_employed, Bar.SERVICE, _("Not employed on that day, or the contract does not cover it.")),
    (is_inducted, Bar.INDUCTION, _("The induction training has not been passed before that day.")),
    (is_permitted, Bar.PERMIT, _("No work permit that is valid on that day.")),
    (is_free, Bar.LEAVE, _("On leave that day.")),
    (is_here, Bar.ELSEWHERE, _("On another published sheet at that time.")),
    (is_within_hours, Bar.HOURS, _("The shift goes beyond the hours that the law allows.")),
)
"""What is asked of a person; the order is that of the sheet's list of what is missing."""


@is_commanded.since("2016-06-01", cites=("wuhan-order-270/7",))
def _commanded(named: bool) -> bool:
    """Auxiliaries work under the command of people's police officers: one of them is named on the sheet."""
    return named


@is_described.since("2016-06-01", cites=("wuhan-order-270/11",))
def _described(responsibilities: str, tasks: int, standards: str) -> bool:
    """A job description says responsibilities, tasks and standards; a post without one of the three takes nobody."""
    return bool(responsibilities.strip()) and tasks > 0 and bool(standards.strip())


@is_employed.since("2016-06-01", cites=("wuhan-order-270/18",))
def _employed(one: Standing) -> bool:
    """In service that day, under contracts that cover it."""
    return one.serves and one.covered


@is_inducted.since("2016-06-01", cites=("wuhan-order-270/20",))
def _inducted(one: Standing) -> bool:
    """Only those who have passed the induction training take up a post."""
    return one.inducted


@is_permitted.since("2016-06-01", cites=("wuhan-order-270/22",))
def _permitted(one: Standing) -> bool:
    """On duty a work permit is held, so one must be valid that day."""
    return one.permitted


@is_free.since("2016-06-01", cites=("wuhan-order-270/12(2)",))
def _free(one: Standing) -> bool:
    """Leave is a right; whoever has it is not on the sheet."""
    return not one.on_leave


@is_here.since("2016-06-01", cites=("wuhan-order-270/28",))
def _here(one: Standing) -> bool:
    """Nobody works twice at one time, on paper or otherwise."""
    return not one.elsewhere


@is_within_hours.since("2016-06-01", cites=("wuhan-order-270/28",))
def _within_hours(one: Standing) -> bool:
    """Overtime only where really necessary and as the labour law allows."""
    return not one.over_hours


@is_recorded.since("2019-01-01", cites=("police-admin-procedure-2019/52",))
def _recorded(duty: Duty, recording: str) -> bool:
    """Where one police officer leads, sound and picture of the whole course are kept; the sheet refers to them."""
    return not duty.recorded or bool(recording)


@is_approved.since("2016-06-01", cites=("wuhan-order-270/10",))
def _approved(duty: Duty | None, approved: bool) -> bool:
    """What is written in own words, or comes near Article 10, is judged by somebody else before it is published."""
    return approved or (duty is not None and not duty.near)


def task_block(duty: Duty | None, words: str, category: Category, *, on: date) -> Block | None:
    """Why this can be assigned to nobody, or not to this category; None where it can."""
    if duty is not None:
        return barred_duty.on(on)(duty, category)
    return barred_words.on(on)(words)


def line_blocks(
    duty: Duty | None, words: str, category: Category, *, approved: bool, recording: str, standing: Standing, on: date
) -> tuple[Block, ...]:
    """All that keeps one line off a published sheet of that day."""
    found = [block] if (block := task_block(duty, words, category, on=on)) else []
    if not is_approved.on(on)(duty, approved):
        told = _("Written in own words or close to Article 10: somebody else has to approve it.")
        found.append(Block(Bar.UNAPPROVED, is_approved.because(on).cites, told))
    if duty is not None and not is_recorded.on(on)(duty, recording):
        told = _("With one police officer alone the recording of the whole course is referred to.")
        found.append(Block(Bar.UNRECORDED, is_recorded.because(on).cites, told))
    return (*found, *_personal(standing, on))


def sheet_blocks(*, commanded: bool, lines: int, on: date) -> tuple[Block, ...]:
    """What the sheet itself lacks."""
    found = []
    if not is_commanded.on(on)(commanded):
        told = _("No people's police officer is named who commands this shift.")
        found.append(Block(Bar.COMMANDER, is_commanded.because(on).cites, told))
    if not lines:
        found.append(Block(Bar.EMPTY, is_commanded.because(on).cites, _("Nobody stands on this sheet.")))
    return tuple(found)


def _personal(standing: Standing, on: date) -> Iterator[Block]:
    for rule, bar, told in PERSONAL:
        if not rule.on(on)(standing):
            cites = rule.because(on).cites
            yield Block(bar, (*cites, standing.over_hours) if bar is Bar.HOURS else cites, told)
