"""A bureau with a wage table in force: Ms Jin of finance, Ms Huang who approves, and Zhou An on row A1."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from linli.auxiliaries.actions.pay import wages
from linli.auxiliaries.data import Category
from linli.auxiliaries.data.pay import Fen, TableId, WageRow
from linli.auxiliaries.tests.people import People, make_people
from linli.kernel.actor import Actor, Role

AT = datetime(2026, 4, 3, 1, tzinfo=UTC)
"""Friday 3 April 2026, 9:00 in Wuhan; March is over."""
MARCH = date(2026, 3, 1)
ROW = WageRow("A1", "勤务一级", Category.REGULATORY, 1, 0, 4350_00)


@dataclass
class Payers:
    people: People
    jin: Actor  # finance
    huang: Actor  # personnel

    @property
    def organ(self):
        return self.people.bureau.organ

    def table(self, *rows: WageRow, since: date = date(2026, 1, 1)) -> TableId:
        """A draft."""
        id = wages.draft_table(
            self.organ, since=since, guidance="示例人社函〔2026〕2号", review_on=since.replace(year=since.year + 1),
            actor=self.jin, at=AT,
        )  # fmt: skip
        for row in rows or (ROW,):
            wages.set_row(id, row, actor=self.jin, at=AT)
        return id

    def minimum(self, fen: Fen = 2210_00, since: date = date(2025, 1, 1)) -> None:
        wages.set_minimum(self.organ, since=since, fen=fen, reference="示例文件", actor=self.jin, at=AT)

    def in_force(self, *rows: WageRow, since: date = date(2026, 1, 1)) -> TableId:
        id = self.table(*rows, since=since)
        wages.submit_table(id, actor=self.jin, at=AT)
        wages.approve_table(id, actor=self.huang, at=AT)
        return id

    def place(self, code: str = "A1", since: date = date(2026, 1, 1)) -> None:
        wages.place(self.people.zhou.id, code=code, since=since, reference="示例决定", actor=self.jin, at=AT)


def make_payers() -> Payers:
    people = make_people()
    payers = Payers(people, people.bureau.actor(Role.FINANCE), people.hr)
    payers.minimum()
    payers.in_force()
    payers.place()
    return payers


@pytest.fixture
def payers(db: None) -> Payers:
    return make_payers()
