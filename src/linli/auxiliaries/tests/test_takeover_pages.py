"""The pages of a take-over, one after the other, as Ms Huang sees them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from linli.accounts.tests.factories import sign_in
from linli.auxiliaries.data.takeover import State
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.takeover import TakeOver
from linli.auxiliaries.tests.factories import make_bureau
from linli.auxiliaries.tests.test_takeover import Office, csv, row, worked

pytestmark = pytest.mark.django_db(transaction=True)


def page(name: str, *args: object) -> str:
    return reverse(f"auxiliaries:{name}", args=args)


@pytest.fixture
def office(db: None, client: Client) -> Office:
    found = Office(make_bureau())
    sign_in(client, found.hr.user)
    return found


def uploaded(client: Client, office: Office, content: bytes) -> str:
    file = SimpleUploadedFile("名册.csv", content)
    answer = client.post(page("upload-roll"), {"organ": office.bureau.organ, "file": file, "headings": 1})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_from_the_table_to_the_roll_and_back(client: Client, office: Office) -> None:
    table = csv([row(1), row(2, 身份证号="4.20106E+17"), row(3)], encoding="gb18030")
    columns = uploaded(client, office, table)
    shown = client.get(columns).content.decode()
    assert "某1（示例）" not in shown and "某＊" in shown and "政治面貌" not in shown
    id = TakeOver.objects.get().pk
    given = {f"column{at}": name for at, name in enumerate(
        ("number", "name", "id_number", "unit", "category", "employment", "started_on"))}  # fmt: skip
    given |= {"unit0": office.bureau.station, "unit": office.bureau.organ, "instruction_direct": office.instruction}
    assert client.post(columns, given).status_code == 302
    tried = client.get(page("take-over", id)).content.decode()
    assert "4.20106E+17" in tried and "身份证号" in tried
    assert client.post(page("take-over-act", id, "take"), {}).status_code == 302
    assert "progress" in client.get(page("take-over", id)).content.decode()
    worked()
    assert AuxiliaryOfficer.objects.count() == 2
    done = client.get(page("take-over", id)).content.decode()
    assert "某1（示例）" in done and "4.20106E+17" not in done
    assert "JZ0001" in client.get(page("ready")).content.decode()
    assert client.get(page("ready"), {"what": "own"}).status_code == 200
    assert client.get(page("take-overs")).status_code == 200
    client.post(page("take-over-act", id, "undo"), {})
    worked()
    assert not AuxiliaryOfficer.objects.exists()
    assert client.get(page("take-over", id), {"fate": "undone"}).status_code == 200


@pytest.mark.parametrize("content", [b"", b"\x00\x01", "工号,姓名".encode(), b"PK\x03\x04 not excel"])
def test_what_is_no_table_is_refused_with_a_sentence(client: Client, office: Office, content: bytes) -> None:
    file = SimpleUploadedFile("名册.xlsx" if content[:2] == b"PK" else "名册.csv", content)
    answer = client.post(page("upload-roll"), {"organ": office.bureau.organ, "file": file, "headings": 1})
    assert answer.status_code == 400
    assert not TakeOver.objects.exists()


def test_a_table_that_is_dropped_can_be_opened_no_more(client: Client, office: Office) -> None:
    columns = uploaded(client, office, csv([row(1)]))
    client.post(page("take-over-act", TakeOver.objects.get().pk, "drop"), {})
    assert TakeOver.objects.get().state == State.DROPPED
    assert client.get(columns).status_code in (400, 403, 409)
