"""What leaves the screen: a unit's list, the statement of a year, certificates; and the page that verifies one."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from linli.kernel.errors import NotFound, Refusal
from linli.kernel.words import _
from linli.training import api
from linli.training.data import COURSE_NAMES, ONE_LEARNER, Certificate, CertificateId, Line
from linli.training.forms import VerifyForm
from linli.training.permissions import may_revoke
from linli.training.queries.learners import read
from linli.training.queries.statements import UnitLine
from linli.training.registry import books
from linli.training.templatetags.training import plain, unit_called
from linli.training.views.acting import Chosen, actor_of, chosen, language
from linli.training.views.learners import readable, year_of
from linli.web import documents, sheets
from linli.web.access import PUBLIC, guard
from linli.web.words import day, say

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@guard("training.see")
def unit(request: HttpRequest) -> HttpResponse:
    """Numbers for whoever appraises: days counted, demanded, missing. In the order of the roll, never a ranking."""
    asked = chosen(request, sorted(books()))
    context = {"form": asked.form, "rows": _lines(asked), "year": asked.year, "query": request.GET.urlencode(),
               "can_excel": sheets.can_write_excel(), "can_pdf": documents.missing() is None}  # fmt: skip
    return render(request, "training/unit.html", context)


@never_cache
@guard("training.see")
def unit_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same list as a file."""
    asked = chosen(request, sorted(books()))
    head = [gettext("Learner"), gettext("Days counted"), gettext("Days demanded"), gettext("Days missing"),
            gettext("Induction passed on")]  # fmt: skip
    rows = [_row(line) for line in _lines(asked)]
    title = gettext("Training of %(year)d: %(unit)s") % {"year": asked.year, "unit": unit_called(asked.unit)}
    return _file(kind, title, head, rows, lead="", name=f"training-{asked.unit}-{asked.year}")


@never_cache
@guard("training.own")
def statement_file(request: HttpRequest, learner: str, kind: str) -> HttpResponse:
    """The statement of a year, for the learner and for who may read it."""
    card, year = readable(request, read(learner)), year_of(request, timezone.localdate())
    told = api.statement(card.learner, year=year)
    head = [gettext("Days"), gettext("Course"), gettext("Kind of course"), gettext("Hours"), gettext("Counts"),
            gettext("Mark"), gettext("Paper")]  # fmt: skip
    total = gettext("%(counted)s days counted, %(required)s demanded, %(short)s missing.") % {
        "counted": plain(told.totals.counted), "required": plain(told.totals.required),
        "short": plain(told.totals.short),
    }  # fmt: skip
    title = gettext("Statement of training %(year)d") % {"year": year}
    lead = f"{card.name} · {say(ONE_LEARNER[card.learner.kind])} · {unit_called(card.unit)}\n{total}"
    return _file(kind, title, head, [_line(one) for one in told.lines], lead=lead, name=f"statement-{learner}-{year}")


@never_cache
@guard("training.own")
def certificate(request: HttpRequest, id: int) -> HttpResponse:
    """As it may be printed; the PDF says the same."""
    found = api.certificate(CertificateId(id))
    card = readable(request, found.learner)
    context = {"found": found, "card": card, "is_valid": found.is_valid(timezone.localdate()),
               "address": _address(found), "can_pdf": documents.missing() is None,
               "may_revoke": may_revoke(actor_of(request), found, card)}  # fmt: skip
    return render(request, "training/certificate.html", context)


@never_cache
@guard("training.own")
def certificate_file(request: HttpRequest, id: int) -> HttpResponse:
    found = api.certificate(CertificateId(id))
    card, course = readable(request, found.learner), api.course(found.course)
    facts = [
        [gettext("Name of the learner"), card.name],
        [gettext("Role"), say(ONE_LEARNER[card.learner.kind])],
        [gettext("Unit"), unit_called(card.unit)],
        [gettext("Course"), say(found.title)],
        [gettext("Kind of course"), say(COURSE_NAMES[found.kind])],
        [gettext("Hours"), str(course.text.hours)],
        [gettext("Passed on"), day(found.passed_on)],
        [gettext("Valid until"), day(found.valid_until) if found.valid_until else gettext("without end")],
        [gettext("Code"), found.code],
    ]
    facts += [[gettext("Rests on the paper"), found.paper]] if found.paper else []
    says = gettext("This is to certify that the person named below has passed the training named below.")
    signed = {"issuer": unit_called(course.unit), "seal": gettext("(seal)"), "issued": day(found.passed_on)}
    content = documents.render_pdf(
        "training/documents/certificate.typ", {"says": says, "facts": facts, **signed},
        title=gettext("Training certificate"), language=language(), reference=found.number, verify_at=_address(found),
    )  # fmt: skip
    return documents.pdf_response(content, f"certificate-{found.number}.pdf")


@guard(PUBLIC)
def verify(request: HttpRequest, code: str = "") -> HttpResponse:
    """Anybody who has the code learns whether it is valid, for which course and when. Nobody's name."""
    typed = code or request.GET.get("code", "")
    if request.GET.get("code") and (found := api.verify(typed, on=timezone.localdate())):
        return redirect("training:verify-code", found.code)
    found = api.verify(typed, on=timezone.localdate()) if typed else None
    form = VerifyForm(initial={"code": typed})
    context = {"form": form, "found": found, "typed": typed}
    return render(request, "training/verify.html", context, status=404 if typed and found is None else 200)


def _lines(asked: Chosen) -> list[UnitLine]:
    return api.unit_lines([asked.unit], year=asked.year, on=timezone.localdate(), kind=asked.kind)


def _row(line: UnitLine) -> list[sheets.Value]:
    told = line.totals
    induction = line.induction.isoformat() if line.induction else ""
    return [line.card.name, float(told.counted), float(told.required), float(told.short), induction]


def _line(line: Line) -> list[sheets.Value]:
    days = date_format(line.first_day, "Y-m-d")
    if line.last_day != line.first_day:
        days += f" – {date_format(line.last_day, 'Y-m-d')}"
    counts = gettext("yes") if line.counts else gettext("no")
    return [
        days, say(line.title), say(COURSE_NAMES[line.kind]), round(line.minutes / 60, 2), counts, line.mark, line.paper
    ]  # fmt: skip


def _file(
    kind: str, title: str, head: list[str], rows: list[list[sheets.Value]], *, lead: str, name: str
) -> HttpResponse:  # fmt: skip
    if kind == "pdf":
        said = [["–" if value in (None, "") else _number(value) for value in row] for row in rows]
        data = {"lead": lead.splitlines(), "head": head, "rows": said}
        content = documents.render_pdf("training/documents/table.typ", data, title=title, language=language())
        return documents.pdf_response(content, f"{name}.pdf")
    if kind != "xlsx":
        raise NotFound
    if not sheets.can_write_excel():
        raise Refusal(_("Excel files need the extra “tables”: install it with “pip install 'linli[tables]'”."))
    content = sheets.as_excel(head, rows, name=title.replace(":", " "))
    disposition = f'attachment; filename="{name}.xlsx"'
    return HttpResponse(content, content_type=EXCEL, headers={"Content-Disposition": disposition})


def _number(value: sheets.Value) -> str:
    return plain(value) if isinstance(value, float) else str(value)


def _address(found: Certificate) -> str:
    return settings.SITE_URL.rstrip("/") + reverse("training:verify-code", args=[found.code])
