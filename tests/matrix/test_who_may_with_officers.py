"""Who may what with an auxiliary officer's file, work and pay: who asks, from which unit, about whom; and the answer.

The organ lies under the district and the station under the organ; the provider employs officers who serve elsewhere.
`None` is a post that has ended. `ME` asks; what bears `OTHER` is of another post or person.
"""

from datetime import date

import pytest
import rules

from linli.auxiliaries.data import Category, Employment, Officer, OfficerId, OfficerState
from linli.auxiliaries.models.deployment import DutyLine, DutySheet
from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.auxiliaries.permissions import deployment, files
from linli.auxiliaries.permissions.people import units_answered_for
from linli.auxiliaries.tests.factories import make_bureau
from linli.kernel.actor import Role, UserId
from linli.kernel.errors import NotPermitted
from tests.matrix.people import ME, OTHER, holder, wrong

pytestmark = pytest.mark.django_db
R = Role


@pytest.fixture
def units():
    bureau = make_bureau()
    return {
        "district": bureau.district.district, "organ": bureau.organ, "station": bureau.station,
        "provider": bureau.provider, "east": bureau.district.township,
    }  # fmt: skip


def asks(units, role, at):
    """`None` for somebody whose post has ended, and whom all units still know."""
    return holder(role, units[at]) if at else holder(role, *units.values(), post=None)


def officer(units, unit, user=OTHER, provider=None):
    return Officer(
        OfficerId(1), "FJ000001", "周安（示例）", units[unit], Category.REGULATORY,
        Employment.OUTSOURCED if provider else Employment.DIRECT, OfficerState.EMPLOYED, date(1995, 5, 20),
        date(2025, 3, 3), None, units[provider] if provider else None, None if user is None else UserId(user),
    )  # fmt: skip


def row(units, unit, user=OTHER):
    return AuxiliaryOfficer(unit=units[unit], user=user)


IN_CARE = (
    # rule                      role            from        an officer in   may
    ("auxiliaries.see",         R.TRAINER,      "organ",    None,           True),
    ("auxiliaries.see",         R.TRAINER,      None,       None,           False),
    ("auxiliaries.see",         R.TRAINER,      "organ",    "organ",        True),
    ("auxiliaries.see",         R.TRAINER,      "organ",    "station",      True),
    ("auxiliaries.see",         R.TRAINER,      "station",  "organ",        False),
    ("auxiliaries.see",         R.TRAINER,      "east",     "organ",        False),
    ("auxiliaries.see",         R.LEAD,         "organ",    "organ",        False),
    ("auxiliaries.files",       R.HR,           "organ",    "station",      True),
    ("auxiliaries.files",       R.COMMANDER,    "organ",    "station",      False),
    ("auxiliaries.open",        R.INSPECTOR,    "district", "station",      True),
    ("auxiliaries.open",        R.FINANCE,      "organ",    "organ",        False),
    ("auxiliaries.pay",         R.FINANCE,      "organ",    "organ",        True),
    ("auxiliaries.pay",         R.INSPECTOR,    "organ",    "organ",        False),
    ("auxiliaries.papers",      R.INSPECTOR,    "organ",    "organ",        True),
    ("auxiliaries.papers",      R.COMMANDER,    "organ",    "organ",        False),
    ("auxiliaries.employ",      R.HR,           "organ",    "organ",        True),
    ("auxiliaries.employ",      R.FINANCE,      "organ",    "organ",        False),
    ("auxiliaries.contribute",  R.FINANCE,      "organ",    "organ",        True),
    ("auxiliaries.contribute",  R.TRAINER,      "organ",    "organ",        False),
    ("auxiliaries.command",     R.COMMANDER,    "organ",    "station",      True),
    ("auxiliaries.command",     R.HR,           "organ",    "station",      False),
    ("auxiliaries.inspect",     R.INSPECTOR,    "organ",    "station",      True),
    ("auxiliaries.inspect",     R.HR,           "organ",    "station",      False),
    ("auxiliaries.own",         R.AUXILIARY,    "organ",    None,           True),
    ("auxiliaries.own",         R.HR,           "organ",    None,           False),
    ("auxiliaries.roster",      R.COMMANDER,    "organ",    "station",      True),
    ("auxiliaries.roster",      R.TRAINER,      "organ",    "station",      False),
    ("auxiliaries.duties",      R.AUXILIARY,    "organ",    None,           True),
    ("auxiliaries.duties",      R.FINANCE,      "organ",    None,           False),
    ("auxiliaries.paper",       R.AUXILIARY,    "organ",    None,           True),
    ("auxiliaries.paper",       R.FINANCE,      "organ",    None,           False),
    ("auxiliaries.report",      R.PROVIDER,     "provider", None,           True),
    ("auxiliaries.report",      R.LEAD,         "organ",    None,           False),
)  # fmt: skip


def test_who_has_an_officer_in_care(units):
    def may(rule, role, at, unit):
        return rules.test_rule(rule, asks(units, role, at), officer(units, unit) if unit else None)

    def may_in_the_unit(rule, role, at, unit):
        return rules.test_rule(rule, asks(units, role, at), units[unit] if unit else None)

    assert not wrong(IN_CARE, may)
    assert not wrong(IN_CARE, may_in_the_unit)
    files.demand("files", asks(units, R.HR, "organ"), officer(units, "organ"))
    with pytest.raises(NotPermitted):
        files.demand("files", asks(units, R.HR, "organ"), officer(units, "east"))


def test_a_rule_for_roles_asks_for_the_role_the_post_and_the_care(units):
    def may(role, at, unit):
        rule = files.holds_post(R.HR, R.FINANCE)
        actor = asks(units, role, at)
        return rule.test(actor, officer(units, unit)) if unit else rule.test(actor)

    rows = (
        (R.HR, "organ", None, True),
        (R.FINANCE, "organ", "station", True),
        (R.FINANCE, "station", "organ", False),
        (R.HR, None, "organ", False),
        (R.HR, None, None, False),
        (R.TRAINER, "organ", None, False),
        (R.TRAINER, "organ", "organ", False),
    )
    assert not wrong(rows, may)


def test_a_provider_has_in_care_whom_it_employs_wherever_they_serve(units):
    ours = officer(units, "organ", provider="provider")
    manager = asks(units, R.PROVIDER, "provider")
    assert rules.test_rule("auxiliaries.provide", manager, ours)
    assert rules.test_rule("auxiliaries.provide", manager, units["provider"])
    for other in (officer(units, "organ"), officer(units, "provider", provider="organ"), units["organ"]):
        assert not rules.test_rule("auxiliaries.provide", manager, other)
    assert not rules.test_rule("auxiliaries.provide", asks(units, R.PROVIDER, "district"), units["organ"])
    assert not rules.test_rule("auxiliaries.provide", asks(units, R.HR, "organ"), ours)


def test_the_own_file_is_that_of_the_own_user(units):
    def own(user, of):
        return files.is_own(holder(R.AUXILIARY, user=user), officer(units, "organ", of))

    assert not wrong(((ME, ME, True), (ME, OTHER, False), (None, None, False)), own)


DEPLOYED = (
    # rule                       role           from        sheet of     added by   may
    ("auxiliaries.deploy",       R.COMMANDER,   "organ",    None,        None,      True),
    ("auxiliaries.deploy",       R.HR,          "organ",    "organ",     OTHER,     True),
    ("auxiliaries.deploy",       R.HR,          "organ",    "station",   OTHER,     False),
    ("auxiliaries.deploy",       R.HR,          None,       "organ",     OTHER,     False),
    ("auxiliaries.deploy",       R.TRAINER,     "organ",    "organ",     OTHER,     False),
    ("auxiliaries.approve_line", R.HR,          "organ",    None,        None,      True),
    ("auxiliaries.approve_line", R.HR,          "organ",    "organ",     OTHER,     True),
    ("auxiliaries.approve_line", R.HR,          "organ",    "organ",     ME,        False),
    ("auxiliaries.approve_line", R.HR,          "organ",    "station",   OTHER,     False),
    ("auxiliaries.approve_line", R.TRAINER,     "organ",    None,        None,      False),
)  # fmt: skip


def test_who_plans_duties_and_who_approves_words_of_anothers(units):
    def may(rule, role, at, unit, added_by):
        sheet = DutySheet(unit=units[unit]) if unit else None
        line = DutyLine(sheet=sheet, added_by=added_by) if sheet else None
        return rules.test_rule(rule, asks(units, role, at), sheet if rule.endswith("deploy") else line)

    assert not wrong(DEPLOYED, may)


def test_a_line_is_stood_on_by_the_officer_himself(units):
    def may(role, user, of):
        line = DutyLine(officer=row(units, "organ", of)) if of != "any" else None
        return rules.test_rule("auxiliaries.stand_on", holder(role, user=user), line)

    rows = (
        # role          who is   line of   may
        (R.AUXILIARY,   ME,      "any",    True),
        (R.AUXILIARY,   ME,      ME,       True),
        (R.AUXILIARY,   ME,      OTHER,    False),
        (R.AUXILIARY,   None,    None,     False),
        (R.COMMANDER,   ME,      ME,       False),
    )  # fmt: skip
    assert not wrong(rows, may)


def test_who_sees_the_duties_of_a_unit(units):
    def may(role, at, unit):
        return deployment.sees_unit(asks(units, role, at), units[unit])

    rows = (
        (R.AUXILIARY, "organ", "organ", True),
        (R.COMMANDER, "organ", "station", False),
        (R.INSPECTOR, "organ", "station", True),
        (R.INSPECTOR, "station", "organ", False),
    )
    assert not wrong(rows, may)


PEOPLE = (
    # rule                     role          from        officer in   who is      may
    ("auxiliaries.rate",       R.COMMANDER,  "organ",    None,        OTHER,      True),
    ("auxiliaries.rate",       R.HR,         "organ",    "organ",     OTHER,      True),
    ("auxiliaries.rate",       R.HR,         "organ",    "organ",     None,       True),
    ("auxiliaries.rate",       R.HR,         "organ",    "organ",     ME,         False),
    ("auxiliaries.rate",       R.HR,         "organ",    "station",   OTHER,      True),
    ("auxiliaries.rate",       R.COMMANDER,  "organ",    "station",   OTHER,      False),
    ("auxiliaries.rate",       R.HR,         "station",  "organ",     OTHER,      False),
    ("auxiliaries.rate",       R.HR,         "district", "east",      OTHER,      False),  # there is no organ above
    ("auxiliaries.rate",       R.HR,         None,       "organ",     OTHER,      False),
    ("auxiliaries.rate",       R.TRAINER,    "organ",    "organ",     OTHER,      False),
    ("auxiliaries.discipline", R.HR,         "organ",    "organ",     OTHER,      True),
    ("auxiliaries.discipline", R.HR,         "organ",    "organ",     ME,         False),
    ("auxiliaries.discipline", R.COMMANDER,  "organ",    "organ",     OTHER,      False),
    ("auxiliaries.ask_above",  R.COMMANDER,  "organ",    "organ",     OTHER,      True),
    ("auxiliaries.ask_above",  R.COMMANDER,  "organ",    "station",   OTHER,      False),
    ("auxiliaries.ask_above",  R.HR,         "organ",    None,        OTHER,      True),
    ("auxiliaries.ask_above",  R.HR,         "organ",    "station",   OTHER,      True),
    ("auxiliaries.ask_above",  R.HR,         "organ",    "station",   None,       True),
    ("auxiliaries.ask_above",  R.HR,         "organ",    "station",   ME,         False),
    ("auxiliaries.ask_above",  R.HR,         "station",  "organ",     OTHER,      False),
    # from above the organ: in whose care the file is, though another rates
    ("auxiliaries.ask_above",  R.HR,         "district", "organ",     OTHER,      True),
    ("auxiliaries.ask_above",  R.HR,         "district", "organ",     None,       True),
    ("auxiliaries.ask_above",  R.HR,         "district", "organ",     ME,         False),
    ("auxiliaries.ask_above",  R.COMMANDER,  "district", "organ",     OTHER,      False),
    ("auxiliaries.ask_above",  R.HR,         None,       "organ",     OTHER,      False),
    ("auxiliaries.ask_above",  R.TRAINER,    "organ",    None,        OTHER,      False),
    ("auxiliaries.call_in",    R.AUXILIARY,  "organ",    "organ",     ME,         True),
    ("auxiliaries.call_in",    R.AUXILIARY,  "organ",    "organ",     OTHER,      False),
    ("auxiliaries.call_in",    R.COMMANDER,  "organ",    "station",   OTHER,      True),
    ("auxiliaries.call_in",    R.HR,         "station",  "organ",     OTHER,      False),
    ("auxiliaries.call_in",    R.COMMANDER,  None,       "organ",     OTHER,      False),
    ("auxiliaries.call_in",    R.INSPECTOR,  "organ",    "organ",     OTHER,      False),
    ("auxiliaries.himself",    R.AUXILIARY,  "organ",    None,        OTHER,      True),
    ("auxiliaries.himself",    R.AUXILIARY,  "organ",    "organ",     ME,         True),
    ("auxiliaries.himself",    R.AUXILIARY,  "organ",    "organ",     OTHER,      False),
    ("auxiliaries.himself",    R.AUXILIARY,  None,       "organ",     ME,         False),
    ("auxiliaries.himself",    R.HR,         "organ",    "organ",     ME,         False),
    ("auxiliaries.party",      R.AUXILIARY,  "organ",    "organ",     ME,         True),
    ("auxiliaries.party",      R.AUXILIARY,  "organ",    "organ",     OTHER,      False),
    ("auxiliaries.party",      R.HR,         "organ",    "organ",     OTHER,      True),
    ("auxiliaries.party",      R.HR,         "organ",    "station",   OTHER,      True),
    ("auxiliaries.party",      R.HR,         "station",  "organ",     OTHER,      False),
    ("auxiliaries.leave",      R.HR,         "organ",    None,        OTHER,      True),
    ("auxiliaries.leave",      R.HR,         "organ",    "station",   OTHER,      True),
    ("auxiliaries.leave",      R.HR,         "organ",    "station",   None,       True),
    ("auxiliaries.leave",      R.HR,         "organ",    "station",   ME,         False),
    ("auxiliaries.leave",      R.HR,         "station",  "organ",     OTHER,      False),
    ("auxiliaries.leave",      R.HR,         None,       None,        OTHER,      False),
    ("auxiliaries.leave",      R.COMMANDER,  "organ",    "organ",     OTHER,      False),
    ("auxiliaries.ask_leave",  R.AUXILIARY,  "organ",    "organ",     ME,         True),
    ("auxiliaries.ask_leave",  R.AUXILIARY,  "organ",    "organ",     OTHER,      False),
    ("auxiliaries.ask_leave",  R.HR,         "organ",    "station",   OTHER,      True),
    ("auxiliaries.ask_leave",  R.HR,         "east",     "organ",     OTHER,      False),
    ("auxiliaries.wages",      R.FINANCE,    "organ",    None,        OTHER,      True),
    ("auxiliaries.wages",      R.FINANCE,    "organ",    "station",   OTHER,      True),
    ("auxiliaries.wages",      R.HR,         "organ",    "station",   None,       True),
    ("auxiliaries.wages",      R.FINANCE,    "organ",    "station",   ME,         False),
    ("auxiliaries.wages",      R.FINANCE,    "station",  "organ",     OTHER,      False),
    ("auxiliaries.wages",      R.FINANCE,    None,       None,        OTHER,      False),
    ("auxiliaries.wages",      R.COMMANDER,  "organ",    "organ",     OTHER,      False),
)  # fmt: skip


def test_who_rates_disciplines_grants_and_pays_and_never_oneself(units):
    def may(rule, role, at, unit, user):
        return rules.test_rule(rule, asks(units, role, at), row(units, unit, user) if unit else None)

    assert not wrong(PEOPLE, may)
    nobody = holder(R.AUXILIARY, units["organ"], user=None)
    assert not rules.test_rule("auxiliaries.himself", nobody, row(units, "organ", None))
    assert rules.test_rule("auxiliaries.wages", asks(units, R.FINANCE, "organ"), units["station"])
    assert not rules.test_rule("auxiliaries.wages", asks(units, R.FINANCE, "station"), units["organ"])


ABOVE = (
    # rule                    role          from        unit        may
    ("auxiliaries.above",     R.INSPECTOR,  "district", None,       True),
    ("auxiliaries.above",     R.INSPECTOR,  None,       None,       False),
    ("auxiliaries.above",     R.HR,         "organ",    "station",  True),
    ("auxiliaries.above",     R.HR,         "organ",    "organ",    False),
    ("auxiliaries.above",     R.HR,         "station",  "organ",    False),
    ("auxiliaries.above",     R.COMMANDER,  "organ",    "station",  False),
    ("auxiliaries.conduct",   R.INSPECTOR,  "district", None,       True),
    ("auxiliaries.conduct",   R.INSPECTOR,  None,       None,       False),
    ("auxiliaries.conduct",   R.INSPECTOR,  "district", "organ",    True),
    ("auxiliaries.conduct",   R.INSPECTOR,  "organ",    "organ",    False),
    ("auxiliaries.conduct",   R.INSPECTOR,  "east",     "organ",    False),
    ("auxiliaries.conduct",   R.INSPECTOR,  "east",     "district", True),  # nobody is above the district
    ("auxiliaries.conduct",   R.INSPECTOR,  "district", "district", False),
    ("auxiliaries.conduct",   R.HR,         "district", "organ",    False),
)  # fmt: skip


def test_who_stands_above_a_unit_and_holds_no_post_in_it(units):
    def may(rule, role, at, unit):
        return rules.test_rule(rule, asks(units, role, at), units[unit] if unit else None)

    assert not wrong(ABOVE, may)
    both = holder(R.INSPECTOR, units["district"], units["organ"])
    for rule in ("auxiliaries.above", "auxiliaries.conduct"):
        assert not rules.test_rule(rule, both, units["organ"])


@pytest.mark.parametrize(("role", "where", "answered_for"), [
    (R.HR, "organ", {"organ", "station"}), (R.HR, "station", {"station"}), (R.COMMANDER, "organ", {"organ"}),
])  # fmt: skip
def test_an_organs_personnel_answers_for_its_stations(units, role, where, answered_for):
    found = set(units_answered_for(asks(units, role, where)))
    assert {name for name in ("organ", "station", "provider", "district") if units[name] in found} == answered_for
