"""What higher contexts plug in, they plug in once."""

import pytest

from linli.privacy import registry
from linli.privacy.data import DataClass
from linli.privacy.views import _cited


def test_a_field_is_declared_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        registry.holds("accounts.User", {"email": DataClass.STAFF}, purpose="again", cites=(), ends="never")


def test_a_kind_has_one_predicate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_predicates", {})
    registry.allow_reveal("drill", lambda actor, subject, purpose: True)
    with pytest.raises(ValueError, match="already"):
        registry.allow_reveal("drill", lambda actor, subject, purpose: True)


def test_a_reason_that_is_no_citation_stands_as_it_is() -> None:
    assert _cited("our own care") == "our own care"
