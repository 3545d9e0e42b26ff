"""A rule of law is a small dated function with its article."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Because:
    """Why: the articles (`act-id/number`) a result rests on. Whatever a rule tells a person carries one."""

    cites: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Version(Generic[P, R]):
    since: date
    cites: tuple[str, ...]
    says: str
    function: Callable[P, R]


class NotYetLaw(LookupError):
    """A day before the first version of the rule that would judge it."""

    def __init__(self, name: str, on: date, since: date) -> None:
        super().__init__(f"{name} was not yet law on {on}")
        self.since = since


REGISTER: dict[str, "Rule[..., object]"] = {}


class Rule(Generic[P, R]):
    """One legal notion with its versions; `rule.on(day)` is the one in force that day.

    may_extend = Rule("matters.may_extend")

    @may_extend.since("2022-05-01", cites=("petition-regulation-2022/34",))
    def _(facts: ExtensionFacts) -> bool:
        '''Once, at most 30 days, approved by the head of the unit.'''
    """

    def __init__(self, name: str) -> None:
        if name in REGISTER:
            raise ValueError(f"the rule {name} stands twice")
        self.name = name
        self.versions: list[Version[P, R]] = []
        REGISTER[name] = self  # type: ignore[assignment]  # the register holds rules of every shape

    def since(self, day: str, *, cites: tuple[str, ...]) -> Callable[[Callable[P, R]], Callable[P, R]]:
        if not cites:
            raise ValueError(f"{self.name}: a rule without a citation is an opinion")

        def enter(function: Callable[P, R]) -> Callable[P, R]:
            says = " ".join((function.__doc__ or "").split())
            self.versions.append(Version(date.fromisoformat(day), cites, says, function))
            self.versions.sort(key=lambda version: version.since)
            return function

        return enter

    def version(self, on: date) -> Version[P, R]:
        """The version in force on that day; NotYetLaw before the first."""
        for version in reversed(self.versions):
            if version.since <= on:
                return version
        if not self.versions:
            raise LookupError(f"{self.name} has no version")
        raise NotYetLaw(self.name, on, self.versions[0].since)

    def on(self, day: date) -> Callable[P, R]:
        return self.version(day).function

    def because(self, on: date, note: str = "") -> Because:
        return Because(self.version(on).cites, note)
