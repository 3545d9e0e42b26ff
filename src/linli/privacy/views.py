"""What Linli holds and until when, for everybody: not written by hand but read from what each table declared."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy

from linli import law
from linli.privacy.data import DataClass
from linli.privacy.queries import what_is_held
from linli.web.access import PUBLIC, guard

CLASSES = {
    DataClass.PLAIN: gettext_lazy("tells nothing of a person"),
    DataClass.STAFF: gettext_lazy("about staff in their posts"),
    DataClass.SEALED: gettext_lazy("sealed"),
    DataClass.PUBLIC: gettext_lazy("public"),
}


@guard(PUBLIC)
def held(request: HttpRequest) -> HttpResponse:
    rows = [
        {
            "said": group,
            "classes": [CLASSES[each] for each in group.classes],
            "articles": [_cited(cite) for cite in group.cites],
            "tables": _tables([(said.model, said.field) for said in group.fields]),
        }
        for group in what_is_held()
    ]
    return render(request, "privacy/held.html", {"rows": rows})


def _cited(cite: str) -> str:
    """Act and article in the reader's language; a reason that is no citation stands as it is."""
    try:
        article = law.article(cite)
    except law.UnknownLaw:
        return cite
    act = law.act(article.act)
    return f"{act.zh}第{article.number}条" if str(get_language()).startswith("zh") else f"{act.en}, {article.number}"


def _tables(fields: list[tuple[str, str]]) -> dict[str, list[str]]:
    tables: dict[str, list[str]] = {}
    for model, field in fields:
        tables.setdefault(model, []).append(field)
    return tables
