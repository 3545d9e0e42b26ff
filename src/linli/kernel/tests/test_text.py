"""What people type is kept whole, and nothing hidden in it is kept hidden."""

import pytest

from linli.kernel.errors import BadInput
from linli.kernel.text import clean


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  路灯坏了\r\n两盏 ", "路灯坏了\n两盏"),
        ("cafe\u0301", "café"),
        ("a\x00b\x1bc\td", "abc\td"),
        ("safe\u202egnp.exe", "safe⟦RLO⟧gnp.exe"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),  # kept as typed, escaped where it is shown
    ],
)
def test_what_is_typed_is_kept_whole_and_harmless(typed: str, kept: str) -> None:
    assert clean("words", typed, limit=40) == kept


@pytest.mark.parametrize(
    ("typed", "limit", "fits"), [("四个汉字", 4, True), ("五个汉字啊", 4, False), ("\ud800", 4, False)]
)
def test_what_does_not_fit_or_is_broken_names_its_field(typed: str, limit: int, fits: bool) -> None:
    if fits:
        assert clean("words", typed, limit=limit) == typed
        return
    with pytest.raises(BadInput) as refused:
        clean("words", typed, limit=limit)
    assert refused.value.field == "words"
