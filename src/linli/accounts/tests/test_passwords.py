"""What a password must not be: a name of this place, or one that was stolen."""

from hashlib import sha1
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from linli.accounts.forms.passwords import NotOfThisPlace, stands_in, words
from linli.organisation.tests.factories import make_district


def is_taken(password: str) -> bool:
    try:
        validate_password(password)
    except ValidationError:
        return False
    return True


@pytest.fixture
def place(db: None, settings: Any) -> None:
    settings.SITE_NAME, settings.OPERATOR = "晴川区邻里服务", "晴川区综治中心"
    settings.SITE_URL, settings.PASSWORD_WORDS = "https://linli.qingchuan.example", ["Yuntai Garden"]


@pytest.mark.parametrize(
    ("password", "good"),
    [
        ("晴川区综治中心202612", False),
        ("linli-qingchuan-1", False),
        ("LINLI.Qingchuan.Example!", False),
        ("yuntai garden 12", False),
        ("yuntai and three more words", True),
        ("quite another secret", True),
    ],
)
def test_names_of_this_place_are_no_password(place: None, password: str, good: bool) -> None:
    assert is_taken(password) is good


def test_names_of_units_count_too(place: None) -> None:
    from linli.organisation.api import unit

    name = unit(make_district().village).name
    assert name.casefold() in words()
    with pytest.raises(ValidationError):
        NotOfThisPlace().validate(f"{name}2026")


STOLEN = [f"stolen secret {number}" for number in range(300)]


def hashed(password: str) -> str:
    return sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    file = tmp_path / "breached.txt"
    file.write_text("".join(f"{line}:{at * 7919}\r\n" for at, line in enumerate(sorted(map(hashed, STOLEN)))))
    return file


def test_each_stolen_password_is_found_and_no_other(listed: Path) -> None:
    assert all(stands_in(listed, password) for password in STOLEN)
    assert not any(stands_in(listed, f"own secret {number}") for number in range(300))


@pytest.mark.parametrize("content", ["", hashed("one") + ":1\n", hashed("one")])
def test_a_list_of_one_or_none_is_read(tmp_path: Path, content: str) -> None:
    file = tmp_path / "list"
    file.write_text(content)
    assert stands_in(file, "one") is bool(content) and not stands_in(file, "two")


def test_a_stolen_password_is_refused_where_a_list_is_named(place: None, settings: Any, listed: Path) -> None:
    assert is_taken(STOLEN[7])
    settings.BREACHED_PASSWORDS = str(listed)
    assert not is_taken(STOLEN[7]) and is_taken("quite another secret")
    settings.BREACHED_PASSWORDS = str(listed) + ".gone"
    with pytest.raises(FileNotFoundError):
        is_taken(STOLEN[7])
