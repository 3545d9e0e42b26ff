"""Whatever is done with an officer's file stands in the own page in words, the newest first."""

import ast
import re
from pathlib import Path

import pytest

from linli.auxiliaries.actions.step import note
from linli.auxiliaries.data.deeds import DEEDS
from linli.auxiliaries.data.protection import VoiceKind
from linli.auxiliaries.queries.files import PAGE, looks
from linli.auxiliaries.tests.people import AT, people  # noqa: F401 - a fixture
from linli.auxiliaries.tests.test_duty_pages import as_, page

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments
ACTIONS = Path(__file__).parents[1] / "actions"
ABOUT_OTHERS = re.compile(r"Subject\((?!\"auxiliary\")|about\(|_about|subject")
FORMATTED = {
    "{act}_guarded": ("approve", "decline"), "{act}_absence": ("confirm", "excuse"), "{act}_hours": (),
    "{act}_swap": ("accept", "decline"),
}  # fmt: skip


def noted() -> set[str]:
    """Every act that is noted about an officer, as the code writes it."""
    calls = [
        node for path in ACTIONS.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "note"
    ]  # fmt: skip
    named = [call for call in calls if len(call.args) == 2 and not ABOUT_OTHERS.search(ast.unparse(call.args[1]))]
    found = {call.args[0].value for call in named if isinstance(call.args[0], ast.Constant)}
    for call in named:
        if isinstance(call.args[0], ast.JoinedStr):
            text = ast.unparse(call.args[0])[2:-1]
            found |= {text.replace("{act}", act) for act in FORMATTED[text]}
    return found | {kind.value for kind in VoiceKind}


def test_every_act_about_an_officer_has_its_words() -> None:
    acts = noted()
    assert len(acts) > 80
    assert sorted(act for act in acts if f"auxiliaries.{act}" not in DEEDS) == []


def test_who_looked_begins_with_the_newest_and_goes_on_by_pages(people) -> None:
    for _n in range(PAGE + 5):
        note("add-paper", people.zhou.id, actor=people.hr, at=AT)
    note("remove-paper", people.zhou.id, actor=people.hr, at=AT)
    first = looks(people.zhou.id)
    assert (len(first), first[0].act) == (PAGE, "auxiliaries.remove-paper")
    rest = looks(people.zhou.id, before=first[-1].number)
    assert [one.number for one in (*first, *rest)] == list(range(PAGE + 6, 0, -1))
    own = as_(people.own)
    assert f"?before={first[-1].number}" in own.get(page("own-looks")).text
    assert 'rel="next"' not in own.get(page("own-looks") + f"?before={first[-1].number}").text
