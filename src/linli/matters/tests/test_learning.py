"""A suggester that learned from the installation's own matters stands beside the clerk and decides nothing."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from typer.testing import CliRunner

from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.matters.actions import learning
from linli.matters.actions.learning import OWN, closed_matters, learn_categories, learn_from_closed, relearn
from linli.matters.commands.suggest import suggest
from linli.matters.data import State
from linli.matters.engine.suggestion import Labelled
from linli.matters.queries.suggester import model_path, suggest_category, suggester
from linli.matters.tests.factories import NOON, at_state, coordinator, fresh, make_catalogue, raise_a
from linli.matters.tests.test_staff_pages import enter
from linli.organisation.tests.factories import District

THINGS = ("东", "西", "南", "北", "中", "前", "后", "左", "右", "里", "外", "旁")
LESSONS = [
    *((f"{thing}街路面有大坑，车辆颠簸，请修补路面。{n}", "m06013") for n, thing in enumerate(THINGS * 2)),
    *((f"{thing}巷口垃圾成堆没有人清运，气味难闻，请打扫。{n}", "m06010") for n, thing in enumerate(THINGS * 2)),
]


@pytest.fixture
def taught(settings: LazySettings, tmp_path) -> None:
    settings.VAR = tmp_path
    learn_categories(LESSONS)


def test_without_a_model_nothing_is_suggested(settings: LazySettings, tmp_path) -> None:
    settings.VAR = tmp_path
    assert suggest_category("路面有大坑") is None


def test_a_damaged_model_is_as_good_as_none(settings: LazySettings, tmp_path) -> None:
    settings.VAR = tmp_path
    model_path().parent.mkdir()
    model_path().write_bytes(b"not a model")
    assert suggest_category("路面有大坑") is None


@pytest.mark.django_db
def test_it_says_what_how_sure_and_why(taught: None) -> None:
    make_catalogue()
    said = suggest_category("河边的路面有大坑，请修补路面")
    assert said and said.key == "m06013" and said.percent >= 50
    assert said.name.zh == "道路破损" and said.because


@pytest.mark.django_db
def test_a_clerk_uses_the_suggested_category_with_one_press(taught: None, client: Client, district: District) -> None:
    given = raise_a(district, words="门口垃圾成堆没有人清运，请打扫垃圾。", at=timezone.now())
    enter(client, coordinator(district))
    page = client.get(f"/desk/matters/{given.number}/")
    assert page.context["guess"].key == "m06010" and 'value="m06010"' in page.content.decode()
    client.post(f"/desk/matters/{given.number}/recategorise/", {"category": "m06010"})
    assert fresh(given.matter).category_key == "m06010"
    assert fresh(given.matter).state == State.RAISED  # it never dispatches by itself


@pytest.mark.django_db(transaction=True)
def test_it_learns_from_closed_matters_with_an_entry_first(district: District) -> None:
    at_state(district, State.CLOSED, words="路面有大坑")
    raise_a(district, words="还没有处理完的不学")
    assert [(one.detail, one.label) for one in closed_matters(at=NOON)] == [("路面有大坑", "m06013")]
    assert [entry.act for entry in entries_about(Subject("installation", 1))] == ["privacy.learn"]


@pytest.fixture
def own(settings: LazySettings, tmp_path, monkeypatch: pytest.MonkeyPatch) -> list[Labelled]:
    """What can still be read of closed matters; a suggester learned from it on 2 March."""
    settings.VAR = tmp_path
    readable = [Labelled("", words, key) for words, key in LESSONS]
    monkeypatch.setattr(learning, "closed_matters", lambda *, at: readable)
    learn_from_closed(at=NOON).save(model_path())
    return readable


def test_what_it_learned_itself_is_learned_anew_once_a_month(own: list[Labelled]) -> None:
    assert not relearn(at=NOON + timedelta(days=29))
    assert relearn(at=NOON + timedelta(days=30))
    known = suggester()
    assert known and known.about[OWN] == "2026-04"


def test_it_is_forgotten_where_too_little_can_still_be_read(own: list[Labelled]) -> None:
    own.clear()
    assert relearn(at=NOON + timedelta(days=30))
    assert suggester() is None


def test_what_was_learned_from_a_file_stays(taught: None) -> None:
    assert not relearn(at=NOON + timedelta(days=365))
    assert suggester() is not None


@pytest.mark.django_db
def test_the_command_asks_for_a_file_or_the_own_matters() -> None:
    answer = CliRunner().invoke(suggest, ["train"])
    assert answer.exit_code == 1 and "--own" in answer.output
