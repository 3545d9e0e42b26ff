"""The register of law for everybody: which rule rests on which article, and who keeps the rest by hand."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from linli import law
from linli.kernel.errors import NotFound
from linli.law.coverage import coverage
from linli.organisation import api
from linli.web.access import PUBLIC, guard


@guard(PUBLIC)
def acts(request: HttpRequest) -> HttpResponse:
    kept = Counter(line.article.act for line in coverage() if line.keepers)
    rows = [{"act": act, "articles": len(act.articles), "kept": kept[act.id]} for act in law.acts().values()]
    return render(request, "organisation/law.html", {"rows": rows})


@guard(PUBLIC)
def act(request: HttpRequest, id: str) -> HttpResponse:
    try:
        found = law.act(id)
    except law.UnknownLaw:
        raise NotFound from None
    today = timezone.localdate()
    named = {value.name for value in law.values() if any(cite.partition("/")[0] == id for cite in value.cites)}
    figures = [figure for name in sorted(named) if (figure := _figure(name)) and figure.since <= today]
    lines = [line for line in coverage() if line.article.act == id]
    return render(request, "organisation/act.html", {"act": found, "lines": lines, "figures": figures})


def _figure(name: str) -> law.Value | None:
    try:
        return api.figure(name, on=timezone.localdate())
    except law.UnknownLaw:
        return None
