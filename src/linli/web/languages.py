"""Languages an installation speaks: two as a whole, and others on the pages of residents alone, by catalogue.

A page that a language does not cover is shown as a whole in the installation's own language, under its own `lang`; a
sentence or name that is missing on a covered page stands in that language too, and says so where it stands.
"""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import activate, get_language

WHOLE = ("zh-hans", "en")
KNOWN: Mapping[str, str] = {"zh-hans": "简体中文", "en": "English", "ar": "العربية"}
"""What LINLI_LANGUAGES may name. A further one needs its catalogues and a line here."""
OF_RESIDENTS: Mapping[str, tuple[str, ...]] = {
    "web": (
        "templates/web/base.html", "templates/web/parts/header.html", "templates/web/parts/footer.html",
        "templates/web/parts/steps.html", "templates/web/parts/calls.html", "templates/web/parts/place.html",
        "templates/web/parts/error_summary.html", "templates/web/forms/field.html", "words.py",
    ),
    "portal": ("templates/portal/home.html", "templates/portal/receipt.html", "apps.py"),
    "matters": (
        *(f"templates/matters/resident/{name}.html" for name in (
            "about", "answer", "call_back", "contact", "offices", "parts", "receipt", "remedies", "send", "step",
            "what", "where", "words",
        )),
        "forms/resident.py", "views/resident/raising.py", "queries/buttons.py", "queries/story.py",
        "queries/promises.py", "data/said.py", "templatetags/matters.py",
    ),
}  # fmt: skip
"""By context: the files whose sentences every catalogue of such a language says."""
PAGES = frozenset({
    "portal:home", "portal:receipt", "matters:raise", "matters:at", "matters:what", "matters:steps", "matters:receipt",
    "matters:mine", "matters:mine_part",
})  # fmt: skip
"""The addresses made of those files."""


def chosen(names: list[str]) -> list[tuple[str, str]]:
    """The languages of an installation, the whole ones first; LookupError for one without a catalogue."""
    unknown = [name for name in names if name not in KNOWN]
    if unknown:
        raise LookupError(f"LINLI_LANGUAGES: no catalogue for {', '.join(unknown)}; there are {', '.join(KNOWN)}")
    return [(name, KNOWN[name]) for name in dict.fromkeys([*WHOLE, *names])]


def is_partial() -> bool:
    """Whether the reader's language covers only the pages of residents."""
    return (get_language() or settings.LANGUAGE_CODE) not in WHOLE


def speak_whole() -> None:
    """For a page that the reader's language does not cover."""
    if is_partial():
        activate(settings.LANGUAGE_CODE)
