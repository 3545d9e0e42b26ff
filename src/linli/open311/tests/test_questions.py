"""An operator says what a service asks, and applications are told."""

from pathlib import Path

import pytest
import typer

from linli.open311.commands import questions
from linli.open311.queries import codes_with_questions
from linli.open311.queries import questions as asked_of
from linli.organisation.tests.factories import District

HEAD = "service_code,code,datatype,required,description,values\n"


def test_questions_come_from_a_table(district: District, tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text(
        HEAD + "m06013,DEPTH,number,yes,How deep?,\nm06013,PART,singlevaluelist,,Where?,a=Lane;b=Pavement\n"
    )
    questions(tmp_path / "q.csv")
    questions(tmp_path / "q.csv")
    depth, part = asked_of("m06013")
    assert (depth.code, depth.required, part.order) == ("DEPTH", True, 2)
    assert part.values == (("a", "Lane"), ("b", "Pavement")) and codes_with_questions() == {"m06013"}


@pytest.mark.parametrize("row", ["nothing,A,string,,?,\n", "m06013,A,magic,,?,\n", "m06013,A,singlevaluelist,,?,\n"])
def test_what_cannot_be_asked_is_refused(district: District, tmp_path: Path, row: str) -> None:
    (tmp_path / "q.csv").write_text(HEAD + row)
    with pytest.raises(typer.BadParameter):
        questions(tmp_path / "q.csv")
