"""The demo is a district in which everything has happened once."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer
from django.utils import timezone

from linli.auxiliaries.data.seeding import Bureau
from linli.kernel.actor import Role
from linli.matters.api import public_matters
from linli.operations.actions.demo.bureau import OFFICERS, found_small_bureau, people_of
from linli.operations.actions.demo.founding import found_district
from linli.operations.actions.demo.telling import COURSES, tell
from linli.operations.commands import demo


def test_every_course_can_be_played(db: None) -> None:
    now = timezone.now()
    people = found_district(at=now)
    assert len([person for person in people if person.ready]) == 8
    assert len(list(tell(people, count=len(COURSES), now=now))) == len(COURSES)
    assert public_matters()


def test_the_demo_is_refused_under_production_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "linli.config.settings.prod")
    with pytest.raises(typer.Exit):
        demo.demo(serve=False)


def test_the_demo_is_refused_where_somebody_works(db: None, settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    found_district(at=timezone.now())
    with pytest.raises(typer.Exit):
        demo.demo(serve=False)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_demo_is_known_for_its_own_and_made_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    database = {"ENGINE": "linli.config.sqlite", "NAME": tmp_path / "demo.sqlite3"}
    keys, photos, note = tmp_path / "keys", tmp_path / "photos", tmp_path / demo.NOTE
    there = SimpleNamespace(DATABASES={"default": database}, KEY_STORE=keys, PHOTO_STORE=photos)
    monkeypatch.setattr(demo, "settings", there)
    photos.mkdir()
    demo._begin(note, demo._read(note))
    keys.mkdir()
    (tmp_path / "demo.sqlite3").write_text("half a demo")
    demo._refuse_what_is_real(note)
    demo._begin(note, demo._read(note))
    assert not keys.exists() and not (tmp_path / "demo.sqlite3").exists()
    assert photos.is_dir() and note.stat().st_mode & 0o077 == 0


def test_the_demo_has_a_bureau_whose_people_sign_in(db: None) -> None:
    now = timezone.now()
    found_district(at=now)
    *_rows, bureau = found_small_bureau(at=now)
    assert isinstance(bureau, Bureau) and len(bureau.officers) == OFFICERS
    roles = {person.actor.role for person in people_of(bureau, at=now)}
    inside = {Role.HR, Role.COMMANDER, Role.TRAINER, Role.FINANCE, Role.AUXILIARY}
    assert roles == inside | {Role.PROVIDER, Role.INSPECTOR}
