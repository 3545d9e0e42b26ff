"""Open recruitment: the steps, the people who apply, and how they are ranked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.files import Category
from linli.auxiliaries.data.plan import PlanId
from linli.kernel.actor import UnitId
from linli.kernel.words import Sentence, _
from linli.privacy.data import SealedId

RecruitmentId = NewType("RecruitmentId", int)
ApplicantId = NewType("ApplicantId", int)


class RecruitmentState(StrEnum):
    PREPARED = "prepared"
    OPEN = "open"  # the notice is out, applications are taken
    CHECKING = "checking"
    TESTING = "testing"
    RANKED = "ranked"
    FINISHED = "finished"
    CALLED_OFF = "called_off"


class StepKind(StrEnum):
    """The set procedures of Order 270 Art 16; each has its day."""

    NOTICE = "notice"
    APPLICATION = "application"
    ELIGIBILITY = "eligibility"
    TESTS = "tests"
    RESULT = "result"
    PUBLICATION = "publication"


class ApplicantState(StrEnum):
    APPLIED = "applied"
    ELIGIBLE = "eligible"
    CHOSEN = "chosen"
    EMPLOYED = "employed"
    REJECTED = "rejected"
    CONTESTED = "contested"  # the applicant says that something held is wrong
    WITHDRAWN = "withdrawn"


class Priority(StrEnum):
    """Order 270 Art 16: on equal conditions only, and only with proof."""

    MARTYR_FAMILY = "martyr_family"
    VETERAN = "veteran"
    RIGHTEOUS = "righteous"
    POLICE_COLLEGE = "police_college"


class Exclusion(StrEnum):
    """Order 270 Art 17 ¶2 (1) to (3). What (4) says is never asked, stored or computed here."""

    SUSPECTED = "1"
    PUNISHED = "2"
    EXPELLED = "3"


class Exam(StrEnum):
    WRITTEN = "written"
    INTERVIEW = "interview"
    FITNESS = "fitness"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the procedure: the day it is planned for, and the day it was done."""

    kind: StepKind
    planned_on: date
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Recruitment:
    """`weights` are percent by test, 100 together; `starts_on` is the first working day of whoever is employed."""

    id: RecruitmentId
    number: str
    organ: UnitId
    plan: PlanId
    category: Category
    posts: int
    requirements: str
    weights: Mapping[Exam, int]
    starts_on: date
    state: RecruitmentState
    steps: tuple[Step, ...] = ()

    def planned(self, kind: StepKind) -> date | None:
        return next((step.planned_on for step in self.steps if step.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a recruitment is prepared from."""

    plan: PlanId
    category: Category
    posts: int
    requirements: str
    weights: Mapping[Exam, int]
    starts_on: date
    days: Mapping[StepKind, date]


@dataclass(frozen=True, slots=True)
class Application:
    """What somebody says who applies. Goes into the vault; the table keeps yes and no. The identity card is looked at
    when somebody is employed, not before.

    `willing`: of free will, in the applicant's own declaration (Art 17 ¶1 (1)). Its political part is not asked.
    """

    name: str
    born_on: date
    phone: str
    email: str
    education: str
    language: str
    citizen: bool
    willing: bool
    priority: Priority | None = None
    priority_paper: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """An applicant in the ranking: `total` in hundredths of a point; `priority` only where it is proven."""

    number: str
    total: int
    priority: bool = False

    @property
    def key(self) -> tuple[int, bool]:
        """The better the smaller: points first, then a proven priority."""
        return (-self.total, not self.priority)


@dataclass(frozen=True, slots=True)
class Ranked:
    """`place` counts from 1; whoever is equal shares it."""

    standing: Standing
    place: int
    is_tied: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The eligibility sheet of Order 270 Art 17: what was established; None where nobody has looked yet."""

    of_age: bool
    citizen: bool
    willing: bool
    qualified: bool | None
    health_until: date | None
    cleared: bool


@dataclass(frozen=True, slots=True)
class Unmet:
    """One condition that is not met, or not yet established, with its article."""

    words: Sentence
    cites: str


@dataclass(frozen=True, slots=True)
class Applicant:
    """Without name or words: those are in the vault."""

    id: ApplicantId
    recruitment: RecruitmentId
    number: str
    state: ApplicantState
    sheet: Sheet
    priority: Priority | None
    priority_proven: bool
    scores: Mapping[Exam, int | None]
    total: int | None
    drawn: str
    letter: SealedId | None

    @property
    def standing(self) -> Standing | None:
        return Standing(self.number, self.total, self.priority_proven) if self.total is not None else None


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a published list: a number, never a name."""

    number: str
    total: int | None = None
    place: int | None = None
    chosen: bool = False


RECRUITMENT_NAMES: Mapping[RecruitmentState, Sentence] = {
    RecruitmentState.PREPARED: _("Being prepared"),
    RecruitmentState.OPEN: _("Applications are taken"),
    RecruitmentState.CHECKING: _("Conditions are being checked"),
    RecruitmentState.TESTING: _("Tests"),
    RecruitmentState.RANKED: _("Results are published"),
    RecruitmentState.FINISHED: _("Finished"),
    RecruitmentState.CALLED_OFF: _("Called off"),
}
STEP_NAMES: Mapping[StepKind, Sentence] = {
    StepKind.NOTICE: _("Public notice"),
    StepKind.APPLICATION: _("Applications until"),
    StepKind.ELIGIBILITY: _("Conditions checked, list of numbers published"),
    StepKind.TESTS: _("Tests held"),
    StepKind.RESULT: _("Results and ranking"),
    StepKind.PUBLICATION: _("Publication of who will be employed"),
}
APPLICANT_NAMES: Mapping[ApplicantState, Sentence] = {
    ApplicantState.APPLIED: _("Applied"),
    ApplicantState.ELIGIBLE: _("Meets the conditions"),
    ApplicantState.CHOSEN: _("Chosen"),
    ApplicantState.EMPLOYED: _("Employed from it"),
    ApplicantState.REJECTED: _("Not taken"),
    ApplicantState.CONTESTED: _("Says that something is wrong"),
    ApplicantState.WITHDRAWN: _("Application withdrawn"),
}
PRIORITY_NAMES: Mapping[Priority, Sentence] = {
    Priority.MARTYR_FAMILY: _("Spouse or child of a police martyr, or of a police officer who died on duty"),
    Priority.VETERAN: _("Retired soldier"),
    Priority.RIGHTEOUS: _("Recognised for righteous behaviour"),
    Priority.POLICE_COLLEGE: _("Graduate of a public security college"),
}
EXCLUSION_NAMES: Mapping[Exclusion, Sentence] = {
    Exclusion.SUSPECTED: _("Is suspected of a crime"),
    Exclusion.PUNISHED: _("Had a criminal punishment, or was deprived of liberty for an unlawful act"),
    Exclusion.EXPELLED: _("Was expelled or dismissed for a serious violation"),
}
EXAM_NAMES: Mapping[Exam, Sentence] = {
    Exam.WRITTEN: _("Written test"),
    Exam.INTERVIEW: _("Interview"),
    Exam.FITNESS: _("Fitness test"),
}
OUTSIDE: tuple[Unmet, ...] = (
    Unmet(
        _("“Politically reliable”: lies outside Linli; it is not asked, stored or computed."),
        "wuhan-order-270/17.1(1)",
    ),
    Unmet(
        _("Membership in organisations, and belief: lie outside Linli; they are not asked, stored or computed."),
        "wuhan-order-270/17.2(4)",
    ),
)


class Condition(StrEnum):
    """Order 270 Art 17, as far as it is asked here."""

    AGE = "17.1(2)"
    CITIZEN = "17.1(2) citizen"
    WILLING = "17.1(1)"
    HEALTH = "17.1(3)"
    QUALIFIED = "17.1(4)"
    CLEARED = "17.2"


CONDITION_NAMES: Mapping[Condition, Sentence] = {
    Condition.AGE: _("Eighteen years old on the first working day"),
    Condition.CITIZEN: _("A citizen"),
    Condition.WILLING: _("Declares to do this work of free will"),
    Condition.HEALTH: _("A health certificate that is valid on the first working day"),
    Condition.QUALIFIED: _("Education, qualification or skill that the post asks for"),
    Condition.CLEARED: _("None of the exclusions, on paper"),
}
