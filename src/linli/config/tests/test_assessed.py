"""`linli check --deploy` names the features that stand still."""

import pytest
from django.utils import timezone

from linli.config.checks import impact_is_assessed
from linli.rights.tests.factories import assess_all


@pytest.mark.django_db
def test_features_without_an_assessment_are_named_until_they_have_one() -> None:
    [message] = impact_is_assessed(None)
    assert message.id == "linli.W013"
    assert "Search over residents' words" in message.msg
    assess_all(timezone.now())
    assert impact_is_assessed(None) == []
