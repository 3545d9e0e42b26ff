"""What must be paid and returned: contributions month by month, and everything on leaving."""

from datetime import date

import pytest

from linli.auxiliaries.actions import equipment, files
from linli.auxiliaries.actions.contributions import report_provider
from linli.auxiliaries.data import Employment, OfficerState, Span
from linli.auxiliaries.data.contributions import Fund
from linli.auxiliaries.queries.contributions import provider_check
from linli.auxiliaries.queries.files import officer as find_officer
from linli.auxiliaries.rules.contributions import LEAST_HOUSING, MONTHS_DUE, REGISTER_BY
from linli.auxiliaries.rules.files import IN_FORCE
from linli.auxiliaries.tests.factories import make_bureau, make_contract, make_item, make_month, make_officer
from linli.kernel.actor import Role
from linli.kernel.errors import NotAllowed, NotLawful
from linli.organisation.tests.factories import NOON

DAY = date(2026, 3, 2)


def test_facts_before_the_order_are_not_judged() -> None:
    assert IN_FORCE.on(date(2016, 6, 1))()
    with pytest.raises(LookupError):
        IN_FORCE.on(date(2016, 5, 31))


def test_registered_within_thirty_days_and_paid_every_month() -> None:
    start = date(2026, 3, 1)
    assert REGISTER_BY.on(start)(start) == date(2026, 3, 31)
    assert MONTHS_DUE.on(start)(Span(start), date(2026, 3, 31)) == ()
    assert MONTHS_DUE.on(start)(Span(start), date(2026, 4, 1)) == (date(2026, 3, 1),)
    assert LEAST_HOUSING.on(start)(500001) == 25001


@pytest.mark.django_db
def test_a_provider_without_contract_or_contribution_is_reported() -> None:
    bureau = make_bureau()
    who = {"actor": bureau.actor(Role.HR), "at": NOON}
    whole, lacking = (make_officer(bureau, employment=Employment.OUTSOURCED) for _n in range(2))
    for one in (whole, lacking):
        make_contract(one)
    make_month(whole, date(2026, 2, 1))
    make_month(lacking, date(2026, 2, 1), without=Fund.INJURY)
    lines = provider_check(bureau.organ, bureau.provider, month=date(2026, 2, 1), on=DAY)
    assert [line.missing for line in lines] == [(), (Fund.INJURY,)]
    given = {"month": date(2026, 2, 1), "reported_on": DAY, "reference": "报1号"}
    report_provider(bureau.organ, bureau.provider, **given, **who)
    with pytest.raises(NotAllowed):
        report_provider(bureau.organ, bureau.provider, **given, **who)


@pytest.mark.django_db
def test_leaving_is_not_finished_while_something_is_out() -> None:
    bureau = make_bureau()
    officer, radio, who = make_officer(bureau), make_item(bureau), {"actor": bureau.actor(Role.HR), "at": NOON}
    equipment.issue(radio, officer=officer.id, on=DAY, **who)
    files.begin_leaving(officer.id, last_day=DAY, **who)
    with pytest.raises(NotLawful) as refused:
        files.finish_leaving(officer.id, **who)
    assert refused.value.articles == ("wuhan-order-270/22.3",)
    equipment.take_back(radio, on=DAY, **who)
    files.finish_leaving(officer.id, **who)
    assert find_officer(officer.id).state is OfficerState.LEFT
