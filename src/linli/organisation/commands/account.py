"""`linli law coverage ACT`: article by article, what keeps it and which test holds that."""

import json

import typer
from rich.console import Console
from rich.table import Column, Table

from linli import law as register
from linli.law.account import Cover, Entry, account, counts

_say = Console()


def account_for(name: str, *, as_json: bool) -> None:
    try:
        entries = account(register.act_like(name).id)
    except register.UnknownLaw as error:
        raise typer.BadParameter(str(error)) from None
    if as_json:
        print(json.dumps({**counts(entries), "lines": [_line(one) for one in entries]}, ensure_ascii=False))  # noqa: T201 - for a program
        return
    table = Table(
        Column("Article", no_wrap=True), "By", "What, and its document", "Held by", title=entries[0].article.act
    )
    for entry in entries:
        for part, covers in entry.parts:
            table.add_row(part, *_told(covers))
    _say.print(table)
    _say.print(" · ".join(f"{name} {number}" for name, number in counts(entries).items()))


def _told(covers: tuple[Cover, ...]) -> tuple[str, str, str]:
    if not covers:
        return "[red]unaccounted[/red]", "", ""
    kept = [f"{one.what or f'{one.who}: {one.en}'}{f' → {one.document}' if one.document else ''}" for one in covers]
    return (
        "\n".join(dict.fromkeys(one.by.value for one in covers)),
        "\n".join(kept),
        "\n".join(test.rpartition("::")[2] for one in covers for test in one.tests),
    )


def _line(entry: Entry) -> dict[str, object]:
    return {
        "article": entry.article.number,
        "by": entry.by.value if entry.by else None,
        "parts": [
            {
                "part": part,
                "covers": [
                    {
                        "by": one.by.value, "what": one.what, "document": one.document, "tests": list(one.tests),
                        "who": one.who.value if one.who else None, "zh": one.zh, "en": one.en,
                    }
                    for one in covers
                ],
            }
            for part, covers in entry.parts
        ],
    }  # fmt: skip
