"""Documents on paper: a context's `.typ` template and its data become a PDF that screen readers can read too.

A template lies beside the context's pages (`templates/matters/documents/week.typ`) and holds only the layout: every
word comes in `data`, already said in the reader's language, and is never run as markup. It begins with

    #import "linli.typ": data, sheet, verification
    #show: sheet

Nothing is written to disk on the way. Whoever issues certificates keeps the register of them and the page that
answers for one; here is only the square that leads there. Needs the extra `documents` and a font with Chinese.
"""

import hashlib
import io
import json
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.template.utils import get_app_template_dirs
from django.utils.translation import gettext, override

from linli.kernel.errors import Refusal
from linli.kernel.words import Sentence, _

FONTS = (
    "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "FangSong", "SimSun", "Songti SC",
    "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei",
)  # fmt: skip
"""Families that hold simplified Chinese, the ones for reading first."""
HEADINGS = ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "SimHei", "PingFang SC", "Microsoft YaHei")
NO_TYPST = _(
    "PDF documents need the extra “documents”: the operator installs it with “pip install 'linli[documents]'”. "
    "The page itself can be printed."
)
NO_FONT = _(
    "PDF documents need a font with Chinese signs: the operator installs one (Debian: fonts-noto-cjk), or names a "
    "folder of fonts in LINLI_FONTS and their family in LINLI_FONT. The page itself can be printed."
)
STANDARD = "ua-1"
"""PDF/UA-1: tagged, titled, with a text for every picture; what falls short of it is not made."""


def missing() -> Sentence | None:
    """What this installation lacks for making documents; None where they can be made."""
    if find_spec("typst") is None:
        return NO_TYPST
    return None if _families() else NO_FONT


def render_pdf(
    template: str, data: Mapping[str, Any], *, title: str, language: str, reference: str = "", verify_at: str = ""
) -> bytes:
    """`template` made into a PDF, from `data` that JSON can hold (dates come out as ISO: say them first).

    `reference` is the number at the foot of each page; a document that has none of its own bears the beginning of its
    data's SHA-256, by which two prints can be compared. `verify_at` is the full address at which a certificate can be
    checked: `verification()` in the template draws it. Raises Refusal saying what is missing.
    """
    if (lack := missing()) is not None:
        raise Refusal(lack)
    content = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    number = reference or _fingerprint(template + content)
    files = {
        "main": _source(template),
        "linli.typ": _source("web/linli.typ"),
        "data.json": content.encode(),
        "frame.json": json.dumps(_frame(title, language, number, verify_at), ensure_ascii=False).encode(),
        "verify.svg": _square(verify_at) if verify_at else b"",
    }
    typst: Any = import_module("typst")
    return bytes(typst.compile(files, root=_HERE, font_paths=_fonts(), pdf_standards=STANDARD, timestamp=0))


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """The document as a file to keep, under an ASCII name that ends in `.pdf`."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _frame(title: str, language: str, number: str, verify_at: str) -> dict[str, Any]:
    """What every document shows around its data; `said` in the document's language, not in the reader's."""
    text, region = ("zh", "cn") if language.startswith("zh") else (language.partition("-")[0], None)
    with override(language):
        said = {
            "number": gettext("Document no. %(number)s") % {"number": number},
            "page": gettext("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
            "verify": gettext(
                "Scan this, or open the address, to see whether this document is genuine and still valid:"
            ),
        }
    return {
        "title": title, "lang": text, "region": region, "reference": number, "verify_at": verify_at, "said": said,
        "issuer": settings.OPERATOR, "fonts": _families(), "headings": _known(HEADINGS) or _families(),
    }  # fmt: skip


def _square(address: str) -> bytes:
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=2, dark="#000", light="#fff")
    return drawn.getvalue()


def _fingerprint(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:12].upper()


_HERE = Path(__file__).parent / "templates" / "web"
"""A template cannot reach any other file of this machine."""


@lru_cache(maxsize=64)
def _source(template: str) -> bytes:
    """The layout, found where Django looks for the templates of apps."""
    for folder in get_app_template_dirs("templates"):
        if (path := Path(folder) / template).is_file():
            return path.read_bytes()
    raise LookupError(f"no document template {template}")


@cache
def _fonts() -> Any:
    """Read once: a machine with many fonts takes a tenth of a second."""
    folders = [settings.FONTS] if settings.FONTS else []
    return import_module("typst").Fonts(font_paths=folders)


@cache
def _families() -> list[str]:
    """The fonts to write with: the declared one, else every known one that is here, best first."""
    return _known((settings.FONT,) if settings.FONT else FONTS)


def _known(wanted: tuple[str, ...]) -> list[str]:
    here = set(_fonts().families())
    return [family for family in wanted if family in here]
