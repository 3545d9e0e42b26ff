"""What is still missing before a roll can be worked with: per officer with the way to mend it, and in sum."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.db.models import Q
from django.urls import reverse

from linli.auxiliaries.data import Employment, Officer
from linli.auxiliaries.data.contributions import TROUBLE_NAMES, Trouble
from linli.auxiliaries.data.own import Need
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.deployment import JobHolder
from linli.auxiliaries.models.files import ArchivePaper
from linli.auxiliaries.models.plan import Organ
from linli.auxiliaries.queries.alarms import MOST, alarms
from linli.auxiliaries.queries.contracts import instructions, service_contracts
from linli.auxiliaries.queries.files import shape
from linli.auxiliaries.queries.plan import SERVING
from linli.auxiliaries.queries.takeover import inductions
from linli.auxiliaries.registry.archive import needs
from linli.kernel.actor import Role, UnitId
from linli.kernel.words import Sentence, _
from linli.organisation import api as organisation

NOT_BEFORE = (Trouble.CONTRACT_ENDS, Trouble.PERMIT_ENDS, Trouble.UNPAID)
"""What goes wrong later is no reason not to begin."""
WAYS = {
    Trouble.NO_CONTRACT: "enter-contract", Trouble.UNSIGNED: "officer", Trouble.UNREGISTERED: "register-officer",
    Trouble.NO_PERMIT: "issue-permit",
}  # fmt: skip
NO_JOB, NO_OWN_PAGE = _("No post with a job description"), _("Cannot read the own file yet")


@dataclass(frozen=True, slots=True)
class Lack:
    """`way` is where it is mended: the name of a page, whose address is made only for what is shown."""

    key: str
    words: Sentence
    way: str
    officer: int | None = None
    query: str = ""

    @property
    def address(self) -> str:
        if not self.way:
            return ""
        return reverse(self.way, args=() if self.officer is None else (self.officer,)) + self.query


@dataclass(frozen=True, slots=True)
class Gap:
    officer: Officer
    lacks: tuple[Lack, ...]


def gaps(scope: Q, *, on: date) -> list[Gap]:
    """Officers who lack something, by work number; a bounded number of statements."""
    people = [shape(row) for row in AuxiliaryOfficer.objects.filter(SERVING, scope).order_by("number")[:MOST]]
    lacks: dict[int, list[Lack]] = {one.id: [] for one in people}
    for alarm in alarms(scope, on=on):
        if alarm.trouble not in NOT_BEFORE and alarm.officer.id in lacks:
            way, words = f"auxiliaries:{WAYS[alarm.trouble]}", TROUBLE_NAMES[alarm.trouble]
            lacks[alarm.officer.id].append(Lack(alarm.trouble.value, words, way, alarm.officer.id))
    for need, missing in _needs_missing([one.id for one in people], on):
        query = f"?need={quote(f'{need.part} {need.key}')}"
        for id in missing:
            lacks[id].append(Lack(need.key, need.words, "auxiliaries:add-paper", id, query))
    placed = set(
        JobHolder.objects.filter(officer__in=list(lacks), until__isnull=True).values_list("officer_id", flat=True)
    )
    for one in people:
        if one.id not in placed:
            lacks[one.id].append(Lack("job", NO_JOB, "auxiliaries:jobs"))
        if one.user is None:
            lacks[one.id].append(Lack("own", NO_OWN_PAGE, "auxiliaries:open-own-page", one.id))
    return [Gap(one, tuple(lacks[one.id])) for one in people if lacks[one.id]]


def sums(found: Iterable[Gap]) -> list[tuple[str, Sentence, int]]:
    """What is missing, for how many: the most first."""
    words: dict[str, Sentence] = {}
    count: Counter[str] = Counter()
    for gap in found:
        for lack in gap.lacks:
            words[lack.key] = lack.words
            count[lack.key] += 1
    return [(key, words[key], many) for key, many in count.most_common()]


def of_organs(organs: Collection[UnitId], *, on: date) -> list[tuple[UnitId, list[Lack]]]:
    """What each organ itself lacks before any officer can be entered or sent out."""
    ranked = set(Organ.objects.filter(pk__in=list(organs)).values_list("pk", flat=True))
    return [(organ, lacks) for organ in organs if (lacks := list(_of_organ(organ, ranked, on)))]


def _of_organ(organ: UnitId, ranked: Collection[int], on: date) -> Iterable[Lack]:
    told = {one.mode for one in instructions([organ])}
    if organ not in ranked:
        yield Lack("rank", _("Its rank has not been said"), "auxiliaries:register-organ")
    if Employment.DIRECT not in told and Employment.OUTSOURCED not in told:
        yield Lack("instruction", _("No instruction on the mode of employment"), "auxiliaries:give-instruction", organ)
    if Employment.OUTSOURCED in told and not service_contracts([organ]):
        yield Lack("service", _("No service contract with a provider"), "auxiliaries:enter-service", organ)
    if not inductions(organ):
        yield Lack("course", _("No published induction course"), "training:courses")
    if not organisation.posts_in(organ, Role.COMMANDER, on=on):
        yield Lack("commander", _("No commanding people's police officer"), "")


def _needs_missing(ids: Collection[int], on: date) -> Iterable[tuple[Need, list[int]]]:
    """What only an archive shows; contracts and permits stand among the alarms."""
    entered = set(ArchivePaper.objects.filter(officer__in=list(ids)).values_list("officer_id", "need"))
    for need in needs():
        if need.key in ("contract", "permit"):
            continue
        present = set(need.present(list(ids), on))  # type: ignore[arg-type]  # ids of officers
        yield need, [id for id in ids if id not in present and (id, need.key) not in entered]
