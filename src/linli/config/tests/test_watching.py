"""What machines may ask, and what every answer carries."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import DatabaseError
from django.utils import timezone

from linli.accounts.tests.factories import make_user, sign_in
from linli.config import middleware, views
from linli.jobs.api import queue

pytestmark = pytest.mark.django_db


def test_a_healthy_installation_says_so(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"ok": True, "database": True, "jobs": True})
    assert "no-store" in answer["Cache-Control"]


def test_a_dead_worker_is_noticed(client):
    queue("anything", due=timezone.now() - timedelta(minutes=6))
    assert client.get("/healthz").status_code == 503


def test_a_dead_database_is_noticed(client, monkeypatch):
    def broken(at):
        raise DatabaseError

    monkeypatch.setattr(views, "health", broken)
    assert client.get("/healthz").json() == {"ok": False, "database": False}


def test_figures_are_for_this_machine(client):
    assert b"linli_jobs_lag_seconds" in client.get("/metrics").content
    assert client.get("/metrics", REMOTE_ADDR="192.0.2.7").status_code == 404
    assert client.get("/metrics", headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 404


def test_figures_are_for_who_knows_the_token(client, settings):
    settings.METRICS_TOKEN = "a token"
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer a token"}).status_code == 200


def test_every_answer_has_a_number_of_its_own_or_the_one_it_was_asked_with(client):
    assert client.get("/healthz")["X-Request-ID"] != client.get("/healthz")["X-Request-ID"]
    assert client.get("/healthz", headers={"X-Request-ID": "balancer-12345"})["X-Request-ID"] == "balancer-12345"
    assert client.get("/healthz", headers={"X-Request-ID": "two words"})["X-Request-ID"] != "two words"


def test_the_log_says_which_post_asked_and_nothing_of_a_resident(client, monkeypatch):
    said = []
    monkeypatch.setattr(middleware, "_log", SimpleNamespace(info=lambda event, **line: said.append(line)))
    client.get("/")
    user = make_user()
    sign_in(client, user)
    client.get("/")
    assert [line.get("user") for line in said] == [None, user.pk]
