"""`linli demo`: an invented district to try Linli on, made and served by one command."""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone
from rich.panel import Panel
from rich.table import Table

from linli.auxiliaries.data.seeding import Bureau
from linli.kernel.actor import Role
from linli.operations.actions.demo.assessing import assess_features
from linli.operations.actions.demo.bureau import found_small_bureau, people_of
from linli.operations.actions.demo.founding import Person, found_district
from linli.operations.actions.demo.teaching import teach
from linli.operations.actions.demo.telling import tell
from linli.operations.commands.console import counting, err, out, progressing
from linli.organisation import api as organisation
from linli.privacy.api import make_key_store

MATTERS, BUREAU_ROWS = 96, 8_000
NOTE = "demo.json"
Serve = Annotated[bool, typer.Option(help="serve it when it is ready")]
Port = Annotated[int, typer.Option(help="port to listen on")]
Count = Annotated[int, typer.Option(min=0, max=2000, help="how many matters")]


def demo(serve: Serve = True, port: Port = 8000, matters: Count = MATTERS) -> None:
    """Make a district with invented people on SQLite, and serve it. A second run finds it as it was left."""
    note = Path(settings.VAR) / NOTE
    _refuse_what_is_real(note)
    told = _read(note)
    people = told["people"] if told.get("finished") else _make(note, matters, begun=told)
    _welcome(people, port)
    if serve:
        # The house is put together above this floor, so that serving is another command of the same program.
        # Or what to try first would be pushed off the screen by a line for each page.
        os.environ.setdefault("LINLI_LOG_LEVEL", "WARNING")
        os.execv(sys.argv[0], [sys.argv[0], "serve", "--port", str(port)])  # noqa: S606 - our own command


def _refuse_what_is_real(note: Path) -> None:
    """Not under production settings, not in PostgreSQL, not in a folder that somebody works with."""
    why = ""
    if os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith("prod"):
        why = "These are production settings. The demo has invented people and printed passwords."
    elif not str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite"):
        why = "The demo is made on SQLite. Unset DATABASE_URL."
    elif not note.exists() and _is_in_use():
        why = f"{settings.VAR} is a real installation. Name another folder in LINLI_VAR."
    if why:
        err.print(f"[red]{why}[/red]")
        raise typer.Exit(1)


def _is_in_use() -> bool:
    tables = connection.introspection.table_names()
    return "organisation_unit" in tables and bool(organisation.units())


def _read(note: Path) -> dict[str, Any]:
    """What the note of an earlier run says; nothing where there was none."""
    told: dict[str, Any] = json.loads(note.read_text("utf-8")) if note.exists() else {}
    return told


def _write(note: Path, told: dict[str, Any]) -> None:
    """At once, and for its owner's eyes: the passwords stand in it."""
    fresh = note.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    fresh.replace(note)


def _begin(note: Path, begun: dict[str, Any]) -> None:
    """Write down what is about to be made, before it is; clear away what an interrupted run had made, and only that."""
    connections.close_all()
    for path in map(Path, begun.get("made", [])):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    database = str(settings.DATABASES["default"]["NAME"])
    ours = [*(database + end for end in ("", "-wal", "-shm")), str(settings.KEY_STORE), str(settings.PHOTO_STORE)]
    _write(note, {"finished": False, "made": [path for path in ours if _is_free(Path(path))]})


def _is_free(path: Path) -> bool:
    """Nothing is there, or a file that was only opened."""
    return not path.exists() or (path.is_file() and not path.stat().st_size)


def _make(note: Path, count: int, *, begun: dict[str, Any]) -> list[dict[str, Any]]:
    Path(settings.VAR).mkdir(parents=True, exist_ok=True, mode=0o700)
    _begin(note, begun)
    with err.status("Making the database and the keys"):
        call_command("migrate", verbosity=0, interactive=False)
        make_key_store()
    now = timezone.now()
    with err.status("Founding the district of Qingchuan"):
        people = found_district(at=now)
        assess_features(next(one.actor for one in people if one.actor.holds(Role.PRIVACY_OFFICER)), at=now)
    for _number in progressing(tell(people, count=count, now=now), "Matters", count):
        pass
    with counting("Bureau", BUREAU_ROWS) as more:
        for step in found_small_bureau(at=now):
            if isinstance(step, Bureau):
                people += people_of(step, at=now)
            else:
                more(step[1])
    with err.status("Teaching the suggester"):
        if not teach():
            err.print("Suggestions need the extra `suggest`: the demo goes without them.")
    told = [_told(person) for person in people if person.ready]
    _write(note, {"finished": True, "people": told})
    return told


def _told(person: Person) -> dict[str, str]:
    return {"name": person.name, "password": person.password, "says": person.says}


def _welcome(people: list[dict[str, Any]], port: int) -> None:
    table = Table("sign in as", "password", "who that is", title="People of an invented district 晴川区（示例）")
    for one in people:
        table.add_row(one["name"], one["password"], one["says"])
    out.print(table)
    address = f"http://localhost:{port}"
    out.print(
        Panel(
            f"Open [bold]{address}/[/bold]\n\n"
            f"1. As a resident: raise a matter at [bold]{address}/raise/[/bold] and keep the receipt.\n"
            f"2. As chenmu, at [bold]{address}/desk/[/bold]: find it in the queue and dispatch it.\n"
            "3. As zhaoshan: accept it and report it handled. As sunlan: check it. As zhaoshan: reply.\n"
            "4. As the resident again: open the receipt, read who looked, and judge the answer.\n"
            f"5. As huangzheng, at [bold]{address}/auxiliaries/[/bold]: the roll of officers; zhouan reads his own.\n"
            f"6. For programs: {address}/open311/v2/services.xml and {address}/api/v1/openapi.json",
            title="Linli 邻里: what to try first",
        )
    )
