"""`linli law` and `linli calendar`, as somebody at a keyboard meets them."""

import json

import pytest
import typer
from typer.testing import CliRunner

from linli.organisation.commands.calendar import calendar
from linli.organisation.commands.law import law
from linli.organisation.models import CalendarYear

HOUSE = typer.Typer()
HOUSE.command("law")(law)
HOUSE.command("calendar")(calendar)


def run(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(HOUSE, list(words))
    assert result.exit_code == code, result.output
    return result.output


def test_the_register_is_read_by_a_program() -> None:
    told = json.loads(run("law", "petition-regulation-2022", "--json").splitlines()[-1])
    by_article = {line["article"]: line for line in told["lines"]}
    assert "value petition.decide" in by_article["petition-regulation-2022/34"]["kept_by"][0]
    assert told["open"] == 0
    assert told["articles"] == len(by_article)


def test_the_register_is_read_by_a_person() -> None:
    assert "by hand" in run("law", "wuhan-order-270")
    assert "petition.decide" in run("law", "petition-regulation-2022", "--values")
    assert "articles" in run("law", "petition-regulation-2022", "--open")


def test_an_unknown_act_is_named() -> None:
    assert "no-such-act" in run("law", "no-such-act", code=2)


@pytest.mark.django_db
def test_years_are_filled_and_shown() -> None:
    told = json.loads(run("calendar", "2026", "2027", "--json").splitlines()[-1])
    assert (told["2026"]["status"], told["2027"]["status"]) == ("published", "provisional")
    assert told["2026"]["days"]["2026-10-10"] == "workday"
    assert CalendarYear.objects.count() == 2
    assert "2026-10-01" in run("calendar", "2026", "--show")


@pytest.mark.django_db
def test_a_year_out_of_reach_is_refused() -> None:
    run("calendar", "1999", code=2)


def test_an_act_is_accounted_for_to_a_program_and_to_a_person() -> None:
    told = json.loads(run("law", "coverage", "order-270", "--json").splitlines()[-1])
    assert told["articles"] == 37
    assert sum(told[key] for key in ("by_rule", "by_record", "by_hand", "unaccounted")) == 37
    assert "unaccounted" in run("law", "coverage", "wuhan-order-270")
    assert "no-such-act" in run("law", "coverage", "no-such-act", code=2)
