"""Nothing about people gets into the logs, whoever writes the line."""

import json
import logging

import pytest
import structlog

from linli.config import logs


@pytest.fixture
def lines(monkeypatch):
    """Log as an installation does, and read what came out."""
    settings = logs.configure("INFO")["formatters"]["lines"]
    formatter = settings.pop("()")(**settings)
    said: list[dict[str, object]] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(json.loads(formatter.format(record)))

    handler = Keep()
    logging.getLogger("test").addHandler(handler)
    logging.getLogger("test").setLevel("INFO")
    yield said
    logging.getLogger("test").removeHandler(handler)


def test_ids_and_codes_pass(lines):
    structlog.get_logger("test").info("dispatched", matter=7, unit=3, act="matters.dispatch")
    [line] = lines
    assert (line["event"], line["matter"], line["act"]) == ("dispatched", 7, "matters.dispatch")


@pytest.mark.parametrize(
    "said", [{"phone": "13800138000"}, {"name": "王小明"}, {"name": "xiaoming@example.org"}, {"name": {"words": "x"}}]
)
def test_what_nobody_allowed_is_dropped(lines, said):
    structlog.get_logger("test").info("raised", **said)
    assert not set(lines[0]) & set(said)


def test_a_library_keeps_its_template_and_loses_what_it_filled_in(lines):
    logging.getLogger("test").warning("Not Found: %s", "/receipt/7KQ4M2XD")
    assert lines[0]["event"] == "Not Found: %s"


def test_what_a_stranger_sent_is_not_quoted(lines):
    logger = logging.getLogger("django.security.DisallowedHost")
    logger.addHandler(logging.getLogger("test").handlers[0])
    logger.error("Invalid HTTP_HOST header: 'wang.example'")
    assert lines[0]["event"] == "refused"


@pytest.mark.parametrize("told", ["call 13800138000", "write to a@example.org", "老李来了"])
def test_even_the_event_itself_cannot_tell(lines, told):
    structlog.get_logger("test").info(told)
    assert "…" in lines[0]["event"]
    assert told not in lines[0]["event"]


def test_an_error_is_its_class_and_its_places(lines):
    try:
        raise KeyError("王小明")
    except KeyError:
        structlog.get_logger("test").exception("failed")
    assert lines[0]["error"] == "KeyError"
    assert "王小明" not in json.dumps(lines[0], ensure_ascii=False)
    assert "test_an_error_is_its_class_and_its_places" in lines[0]["trace"][0]
