"""The people of these stories: Zhou An serves, Captain Chen commands, Ms Huang keeps the files, Mr Xu stands above."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from linli.auxiliaries.data.appraisal import Grade
from linli.auxiliaries.data.files import Employment, Officer
from linli.auxiliaries.tests.factories import Bureau, make_bureau, make_officer
from linli.kernel.actor import Actor, Role

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
"""Monday 2 March 2026, 9:00 in Wuhan."""
TEXTS = {"performance": "巡逻认真", "compliance": "守纪", "training": "参训", "reasons": "综合各方面"}
YEAR = {"first": date(2025, 1, 1), "last": date(2025, 12, 31)}


@dataclass
class People:
    bureau: Bureau
    zhou: Officer
    own: Actor
    hr: Actor
    other_hr: Actor
    captain: Actor
    above: Actor

    def rated(self, grade: Grade = Grade.QUALIFIED, **period: date) -> int:
        from linli.auxiliaries.actions.appraisal import ratings

        return ratings.rate(self.zhou.id, **(period or YEAR), grade=grade, texts=TEXTS, actor=self.captain, at=AT)


def make_people(*, employment: Employment = Employment.DIRECT) -> People:
    bureau = make_bureau()
    own = bureau.actor(Role.AUXILIARY)
    zhou = make_officer(bureau, user=own.user, employment=employment)
    hr, other = bureau.actor(Role.HR), bureau.actor(Role.HR, name="huang")
    above = bureau.actor(Role.INSPECTOR, bureau.district.district)
    return People(bureau, zhou, own, hr, other, bureau.actor(Role.COMMANDER), above)


@pytest.fixture
def people(db: None) -> People:
    return make_people()
