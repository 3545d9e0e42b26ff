"""Every operation of the described API, called with whatever its description allows and does not allow."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from linli.kernel.actor import Role
from linli.matters.tests.factories import make_catalogue
from linli.organisation.tests.factories import make_district
from linli.rest.data import Scope
from linli.rest.tests.factories import make_key

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
QUICK = settings(
    max_examples=5, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """A server gives connections back between requests; here the one connection holds the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@override_settings(PROGRAM_WRITES=10**6)
@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode), ids=str)
def test_nothing_that_is_sent_breaks_what_is_described(db: None, mode: schemathesis.GenerationMode) -> None:
    make_catalogue()
    key = make_key("tries-everything", *Scope, unit=make_district().village, role=Role.CLERK)
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 10
    for operation in operations:

        @QUICK
        @given(case=operation.as_strategy(generation_mode=mode))
        def call(case: Any) -> None:
            response = case.call(headers={"Authorization": f"Bearer {key}"})
            case.validate_response(response, checks=CHECKS)

        call()
