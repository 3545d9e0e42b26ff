"""Officers are learners: their book, what the own page says of their training, what the archive must hold, and their
part of the made-up year."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from linli.auxiliaries.data import Officer
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.data.own import Line, Need, Part, Section, Shown
from linli.auxiliaries.data.seeding import Bureau, Sower
from linli.auxiliaries.queries.learners import Officers, learner
from linli.auxiliaries.registry.archive import need
from linli.auxiliaries.registry.own import show
from linli.auxiliaries.registry.seeding import sows
from linli.kernel.actor import Role, UnitId
from linli.kernel.words import Sentence, _
from linli.training import api as training
from linli.training.data import Learner, LearnerKind, Trainees

NOT_YET = _("not passed yet; no post before")


def start() -> None:
    training.register_learners(LearnerKind.AUXILIARY, Officers())
    show(Section("training", _("Training and certificates"), 40, told, leads_to="training:mine"))
    need(Need("induction", Part.TRAINING, _("Induction passed"), inducted))
    sows(Sower("training", 20, sow))


def told(officer: Officer, day: date) -> Shown:
    """Days of the year, and the day the induction was passed."""
    own = learner(officer.id)
    found, induction = training.totals([own], year=day.year)[own], training.passed_induction(own, on=day)
    passed: Sentence | date = induction if induction else NOT_YET
    return Shown(
        (
            Line(_("Induction passed"), passed),
            Line(_("Days of training counted this year"), f"{found.counted:f}"),
            Line(_("Days of training still missing this year"), f"{found.short:f}"),
        )
    )


def inducted(officers: Collection[OfficerId], day: date) -> Collection[OfficerId]:
    found = training.inductions_passed([learner(officer) for officer in officers], on=day)
    return [OfficerId(one.id) for one in found]


def sow(bureau: Bureau) -> Iterator[int]:
    """Where the bureau has a trainer; the plan is approved where it has a head."""
    if (trainer := bureau.actors.get(Role.TRAINER)) is None:
        return
    by_unit: dict[UnitId, dict[Learner, date]] = defaultdict(dict)
    for officer in bureau.officers:
        by_unit[officer.unit][learner(officer.id)] = officer.started_on
    groups = [Trainees(unit, began) for unit, began in by_unit.items()]
    yield from training.seed_training(
        groups, trainer=trainer, lead=bureau.actors.get(Role.LEAD), since=bureau.began.date(), now=bureau.now,
        dice=bureau.dice,
    )  # fmt: skip
