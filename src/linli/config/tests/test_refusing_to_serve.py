"""When `linli serve` had better not: another listens there, or the database is not of this version."""

import socket

import pytest
import typer

from linli.config import commands
from linli.operations import queries


def test_a_taken_port_is_not_shared(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(typer.Exit):
            commands._refuse_where_somebody_listens("127.0.0.1", other.getsockname()[1])
    assert "already in use" in capsys.readouterr().err
    commands._refuse_where_somebody_listens("127.0.0.1", 0)


@pytest.mark.django_db
def test_a_database_ahead_of_the_program_is_not_served(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands._refuse_unless_migrated()
    assert queries.steps_unknown() == []
    monkeypatch.setattr(queries, "steps_on_disk", lambda: set(queries.our_steps()[:-1]))
    with pytest.raises(typer.Exit):
        commands._refuse_unless_migrated()
    assert "1 steps ahead" in capsys.readouterr().err
