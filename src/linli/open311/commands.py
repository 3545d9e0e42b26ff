"""`linli questions`: what services ask of applications."""

import csv
from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone

from linli.kernel.actor import SYSTEM
from linli.kernel.errors import Refusal
from linli.open311 import actions
from linli.open311.data import Question
from linli.web.words import say

File = Annotated[
    Path, typer.Argument(help="CSV: service_code, code, datatype, required, description, values", exists=True)
]


def questions(file: File) -> None:
    """Set what services ask (GeoReport attributes), in the order of the rows. `values` of a list: `a=Lane;b=Pavement`.

    What a service asked before is replaced; its code is one of the catalogue."""
    asked: dict[str, list[Question]] = {}
    with file.open(encoding="utf-8-sig", newline="") as table:
        for row in csv.DictReader(table):
            asked.setdefault(row.get("service_code") or "", []).append(_question(row))
    for code, found in asked.items():
        try:
            actions.set_questions(code, found, actor=SYSTEM, at=timezone.now())
        except Refusal as refusal:
            raise typer.BadParameter(f"{code}: {say(refusal.sentence)}") from None


def _question(row: dict[str, str]) -> Question:
    pairs = (pair.partition("=") for pair in (row.get("values") or "").split(";") if pair)
    return Question(
        code=row.get("code") or "",
        order=1,
        description=row.get("description") or "",
        datatype=row.get("datatype") or "string",
        required=(row.get("required") or "").lower() in {"yes", "true", "1"},
        values=tuple((key, name) for key, _equals, name in pairs),
    )
