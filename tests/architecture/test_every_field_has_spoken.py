"""Every field of every table has said what it tells about people, what for, by which law, and how it ends."""

import pytest
from django.apps import apps
from django.utils.translation import gettext, override

from linli import law
from linli.privacy.api import declarations
from linli.privacy.data import DataClass, Declaration

FIELDS = {
    (model._meta.label, field.name)
    for model in apps.get_models(include_auto_created=True)
    for field in model._meta.local_fields
    if field.concrete and field.column
}
DECLARED = {(said.model, said.field): said for said in declarations()}
SENTENCES = sorted({text.msgid for said in DECLARED.values() for text in (said.purpose, said.ends)})
TELLS_OF_PEOPLE = {DataClass.STAFF, DataClass.SEALED}


def test_every_field_has_spoken() -> None:
    """Declare in the context's `apps.py`: privacy.api.holds(…); floors below privacy: privacy/registry/lower.py."""
    assert sorted(FIELDS - set(DECLARED)) == []


def test_nothing_is_declared_that_does_not_exist() -> None:
    assert sorted(set(DECLARED) - FIELDS) == []


@pytest.mark.parametrize("said", DECLARED.values(), ids=lambda said: f"{said.model}.{said.field}")
def test_a_declaration_is_complete(said: Declaration) -> None:
    assert said.purpose.msgid and said.ends.msgid
    assert said.cites or said.data_class not in TELLS_OF_PEOPLE, "what tells of a person rests on a law"
    for cite in said.cites:
        assert "/" not in cite or law.article(cite)


@pytest.mark.parametrize(
    "sentence", sorted({text.msgid for said in DECLARED.values() for text in (said.purpose, said.ends)})
)
def test_what_for_and_until_when_are_said_in_chinese_too(sentence: str) -> None:
    """Mark the words with `_("…")` where they are declared, and translate them in that context's catalogue."""
    with override("zh-hans"):
        assert gettext(sentence) != sentence
