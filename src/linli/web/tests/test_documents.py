"""Documents: data is never run, each bears its number, a certificate leads to its check, and what lacks is said."""

from io import BytesIO

import pytest
from django.test import override_settings
from pdfminer.high_level import extract_text

from linli.kernel.errors import Refusal
from linli.web import documents

SPECIMEN = "web/documents/specimen.typ"
DATA = {"heading": "幸福路坑洞", "paragraphs": ["#panic() *已修好* $x$"], "head": ["项目"], "rows": [["新增"]]}
can_make = pytest.mark.skipif(documents.missing() is not None, reason=str(documents.missing()))


@pytest.fixture
def forget_fonts():
    caches = (documents._families, documents._fonts)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


def made(language: str = "zh-hans", **more: str) -> bytes:
    return documents.render_pdf(SPECIMEN, DATA, title="答复意见书", language=language, **more)


def read(content: bytes) -> str:
    return extract_text(BytesIO(content))


@can_make
def test_data_is_text_and_never_run():
    said = read(made())
    assert all(words in said for words in ("答复意见书", "幸福路坑洞", "#panic() *已修好* $x$"))


@can_make
def test_the_same_data_is_the_same_document_with_the_same_number():
    first = made()
    assert first == made()
    other = documents.render_pdf(SPECIMEN, DATA | {"heading": "另一件"}, title="答复意见书", language="zh-hans")
    assert read(first).rsplit("文件编号", 1)[1] != read(other).rsplit("文件编号", 1)[1]


@can_make
def test_a_document_with_a_number_of_its_own_bears_that():
    assert "Document no. L-2026-7" in read(made("en", reference="L-2026-7"))


@can_make
def test_a_certificate_says_where_it_can_be_checked():
    address = "https://linli.example/verify/ABCD"
    assert address in read(made(verify_at=address))
    assert "Scan" not in read(made("en"))


@can_make
def test_screen_readers_can_read_it():
    content = made()
    assert b"pdfuaid" in content
    assert b"StructTreeRoot" in content


@can_make
@pytest.mark.usefixtures("forget_fonts")
@override_settings(FONT="A Font That Nobody Has")
def test_a_declared_font_that_is_not_there_is_said():
    with pytest.raises(Refusal, match="LINLI_FONT"):
        made()


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(documents, "find_spec", lambda name: None)
    with pytest.raises(Refusal, match=r"linli\[documents\]"):
        made()


def test_a_layout_that_nobody_wrote_is_a_mistake_of_ours():
    with pytest.raises(LookupError):
        documents._source("web/documents/nothing.typ")
