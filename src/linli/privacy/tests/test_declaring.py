"""What higher contexts plug in, they plug in once; and what the vault itself says as Linli starts."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils.translation import override

from linli.kernel.words import Sentence
from linli.privacy import registry, tasks
from linli.privacy.data import DataClass, Declaration, Feature, Purpose
from linli.privacy.registry import features
from linli.privacy.tests.factories import SUBJECT, a_clerk
from linli.privacy.views import _cited, _tables


def test_a_field_is_declared_once() -> None:
    with pytest.raises(ValueError, match=r"^accounts.User.email was declared twice$"):
        registry.holds("accounts.User", {"email": DataClass.STAFF}, purpose="again", cites=(), ends="never")


def test_a_kind_has_one_predicate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_predicates", {})
    registry.allow_reveal("drill", lambda actor, subject, purpose: True)
    assert registry.predicate_for("drill")(a_clerk(), SUBJECT, Purpose.HANDLING)
    assert not registry.predicate_for("another")(a_clerk(), SUBJECT, Purpose.HANDLING)
    with pytest.raises(ValueError, match=r"^drill has its predicate already$"):
        registry.allow_reveal("drill", lambda actor, subject, purpose: True)


def test_a_declaration_keeps_every_word_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_declarations", {})
    words = Sentence("So that {n} can be.", {"n": 1})
    registry.holds("b.B", {"y": DataClass.PLAIN}, purpose=words, cites=["pipl-2021/13"], ends=words)
    registry.holds("a.A", {"x": DataClass.STAFF}, purpose="To be.", cites=(), ends="Never.")
    assert registry.declarations() == [
        Declaration("a.A", "x", DataClass.STAFF, Sentence("To be."), (), Sentence("Never.")),
        Declaration("b.B", "y", DataClass.PLAIN, words, ("pipl-2021/13",), words),
    ]


def test_an_article_is_cited_in_the_readers_language_and_a_reason_stands_as_it_is() -> None:
    assert _cited("our own care") == "our own care"
    said = {}
    for language in ("zh-hans", "en", None):
        with override(language):
            said[language] = _cited("pipl-2021/47")
    english = "Personal Information Protection Law, 47"
    assert said == {"zh-hans": "中华人民共和国个人信息保护法第47条", "en": english, None: english}


def test_fields_stand_by_their_tables() -> None:
    assert _tables([("a.A", "x"), ("b.B", "y"), ("a.A", "z")]) == {"a.A": ["x", "z"], "b.B": ["y"]}


def test_the_vault_says_what_ends_what_needs_an_assessment_and_what_runs_every_hour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    works = []
    monkeypatch.setattr("linli.jobs.api.register", lambda *work, **when: works.append((work, when)))
    for module, name in ((registry, "_declarations"), (registry, "_retirements"), (features, "_features")):
        monkeypatch.setattr(module, name, {})
    apps.get_app_config("privacy").ready()
    assert works == [
        (("privacy.keep-to-the-day", tasks.keep_to_the_day), {"every": timedelta(hours=1), "outside": True})
    ]
    assert [name for name, _ in registry.retirements()] == [
        "vault: items past their last day", "vault: photo files without a row", "vault: counters of looks",
        "sign-in: sessions that are over",
    ]  # fmt: skip
    assert {feature: str(words) for feature, words in features.features().items()} == {
        Feature.PHOTOS: "Photos of residents and of the work",
        Feature.SEARCH: "Search over residents' words",
        Feature.LIKENESS: "Comparing how alike matters and photos are",
        Feature.LEARNING: "Learning categories from residents' words",
    }
    assert {said.model for said in registry.declarations()} >= {"accounts.User", "account.EmailAddress"}


def test_each_end_is_asked_and_done_by_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_retirements", {})
    tasks.register_ends()
    ending, tidying = tasks.ending, tasks.tidying
    assert [(one.due, one.end) for _, one in registry.retirements()] == [
        (ending.due, ending.expire), (tidying.files_due, tidying.end_files),
        (tidying.counters_due, tidying.end_counters), (tidying.sessions_due, tidying.end_sessions),
    ]  # fmt: skip
