"""Who may what, in words: who asks, from which unit, about what; and the answer. Each rule has a row for either answer.

Units: villages a and b lie under the township east, c under west, all under the district. `None` is no post at all.
"""

from datetime import date

import pytest
import rules
from django.utils import timezone

from linli.accounts.permissions import is_signed_in
from linli.kernel.actor import SYSTEM, Role, UserId
from linli.kernel.errors import NotPermitted
from linli.knowledge import permissions as knowledge
from linli.organisation import permissions as organisation
from linli.organisation.queries.units import lineage
from linli.organisation.tests.factories import make_district
from linli.oversight import permissions as oversight
from linli.oversight.tests.factories import mandated
from linli.reports import permissions as reports
from linli.training import permissions as training
from linli.training.data import Certificate, CertificateId, CertificateState, CourseId, CourseKind, Learner, LearnerCard
from tests.matrix.people import ME, NOBODY, OTHER, holder, places, wrong

pytestmark = pytest.mark.django_db
R = Role
UNITLESS = (
    # rule                  who asks                                     may
    ("rest.client",         NOBODY,                                      False),
    ("rest.client",         holder(R.CLIENT, client="7"),                True),
    ("notifications.read",  None,                                        False),
    ("notifications.read",  NOBODY,                                      False),
    ("notifications.read",  holder(R.CLERK),                             True),
    ("operations.see",      None,                                        False),
    ("operations.see",      NOBODY,                                      False),
    ("operations.see",      holder(R.LEAD),                              False),
    ("operations.see",      holder(R.OPERATOR),                          True),
    ("operations.see",      SYSTEM,                                      True),
    ("accounts.signed-in",  None,                                        False),
    ("accounts.signed-in",  NOBODY,                                      False),
    ("accounts.signed-in",  holder(R.CLERK, post=None),                  True),
    ("accounts.stranger",   NOBODY,                                      True),
    ("accounts.stranger",   holder(R.CLERK, post=None),                  False),
    ("accounts.manage",     None,                                        False),
    ("accounts.manage",     holder(R.LEAD),                              False),
    ("accounts.manage",     holder(R.OPERATOR),                          True),
    ("accounts.manage",     SYSTEM,                                      True),
    ("training.own",        None,                                        False),
    ("training.own",        NOBODY,                                      False),
    ("training.own",        holder(R.AUXILIARY, post=None),              True),
    ("knowledge.read",      holder(R.CALLER),                            True),
    ("knowledge.read",      holder(R.CALLER, post=None),                 False),
    ("knowledge.read",      holder(R.HR),                                False),
    ("knowledge.write",     holder(R.HANDLER),                           True),
    ("knowledge.write",     holder(R.HANDLER, post=None),                False),
    ("knowledge.write",     holder(R.CALLER),                            False),
    ("oversight.inspect",   holder(R.INSPECTOR),                         True),
    ("oversight.inspect",   holder(R.INSPECTOR, post=None),              False),
    ("oversight.inspect",   holder(R.LEAD),                              False),
    ("oversight.give",      holder(R.LEAD),                              True),
    ("oversight.give",      holder(R.LEAD, post=None),                   False),
    ("oversight.give",      holder(R.INSPECTOR),                         False),
    ("oversight.see",       holder(R.LEAD),                              True),
    ("oversight.see",       holder(R.INSPECTOR),                         True),
    ("oversight.see",       holder(R.INSPECTOR, post=None),              False),
    ("oversight.see",       holder(R.CLERK),                             False),
    ("organisation.see",    holder(R.AUXILIARY),                         True),
    ("organisation.see",    holder(R.AUXILIARY, post=None),              False),
    ("organisation.see",    holder(R.CLIENT),                            False),
    ("organisation.change", holder(R.OPERATOR),                          True),
    ("organisation.change", SYSTEM,                                      True),
    ("organisation.change", holder(R.LEAD),                              False),
    ("organisation.appoint", holder(R.OPERATOR),                         True),
    ("organisation.appoint", holder(R.LEAD),                             True),
    ("organisation.appoint", holder(R.CLERK),                            False),
)  # fmt: skip


@pytest.fixture
def units():
    return places(make_district())


def test_what_is_asked_of_the_post_alone():
    assert not wrong(UNITLESS, rules.test_rule)
    assert [oversight.sees(one) for one in (holder(R.LEAD), holder(R.CLERK))] == [True, False]
    assert [is_signed_in(one) for one in (None, NOBODY, holder(R.LEAD))] == [False, False, True]


KNOWLEDGE = (
    # party     role          from        a piece of   may
    ("keeper",  R.CLERK,      "a",        "a",         True),
    ("keeper",  R.HANDLER,    "a",        "a",         True),
    ("keeper",  R.LEAD,       "district", "a",         True),
    ("keeper",  R.CLERK,      "east",     "a",         True),
    ("keeper",  R.CLERK,      "b",        "a",         False),
    ("keeper",  R.CLERK,      "a",        "east",      False),
    ("keeper",  R.INSPECTOR,  "a",        "a",         False),
    ("keeper",  R.CLERK,      None,       "a",         False),
    ("lead",    R.LEAD,       "east",     "a",         True),
    ("lead",    R.CLERK,      "a",        "a",         False),
    ("lead",    R.LEAD,       "west",     "a",         False),
)  # fmt: skip


def post_in(units, role, at):
    """`None` for somebody whose post has ended, and whom the unit still knows."""
    return holder(role, units[at]) if at else holder(role, *units.values(), post=None)


def test_who_writes_what_the_office_knows(units):
    def may(party, role, at, about):
        return knowledge.is_party(party, post_in(units, role, at), units[about])

    assert not wrong(KNOWLEDGE, may)
    knowledge.demand("lead", holder(R.LEAD, units["a"]), units["a"])
    with pytest.raises(NotPermitted):
        knowledge.demand("lead", holder(R.CLERK, units["a"]), units["a"])


APPOINTS = (
    # role         from        a post in   may
    (R.OPERATOR,   None,       "a",        True),
    (R.SYSTEM,     None,       "a",        True),
    (R.LEAD,       "a",        "a",        True),
    (R.LEAD,       "east",     "a",        True),
    (R.LEAD,       "west",     "a",        False),
    (R.LEAD,       "a",        "east",     False),
    (R.CLERK,      "a",        "a",        False),
)  # fmt: skip


@pytest.mark.parametrize("asked", [organisation.appoints, organisation.keeps_hours])
def test_who_fills_posts_and_opens_doors(units, asked):
    def may(role, at, unit):
        return asked(post_in(units, role, at) if at else holder(role), lineage(units[unit]))

    assert not wrong(APPOINTS, may)


def test_who_names_a_deputy(units):
    def may(role, at, user, holder_of_the_post):
        return organisation.deputises(
            holder(role, units[at], user=user), UserId(holder_of_the_post), lineage(units["a"])
        )

    rows = (
        # role     from     who is    for the post of   may
        (R.CLERK,  "a",     ME,       ME,               True),
        (R.CLERK,  "a",     ME,       OTHER,            False),
        (R.CLERK,  "a",     None,     None,             False),
        (R.LEAD,   "east",  ME,       OTHER,            True),
        (R.LEAD,   "west",  ME,       OTHER,            False),
    )  # fmt: skip
    assert not wrong(rows, may)


FIGURES = (
    # rule             role          from        of          may
    ("reports.see",    R.LEAD,       "a",        None,       True),
    ("reports.see",    R.LEAD,       None,       None,       False),
    ("reports.see",    R.CLERK,      "a",        None,       False),
    ("reports.see",    R.LEAD,       "a",        "a",        True),
    ("reports.see",    R.LEAD,       "district", "a",        True),
    ("reports.see",    R.LEAD,       "west",     "a",        False),
    ("reports.see",    R.LEAD,       "a",        "east",     False),
    ("reports.see",    R.INSPECTOR,  "a",        "a",        False),
    ("reports.meet",   R.CLERK,      "a",        None,       True),
    ("reports.meet",   R.LEAD,       "a",        "a",        True),
    ("reports.meet",   R.CLERK,      "east",     "a",        False),
    ("reports.meet",   R.CLERK,      None,       "a",        False),
    ("reports.meet",   R.HANDLER,    "a",        "a",        False),
    ("reports.week",   R.CLERK,      "a",        "a",        True),
    ("reports.week",   R.LEAD,       "east",     "a",        True),
    ("reports.week",   R.CLERK,      "east",     "a",        False),
    ("reports.week",   R.LEAD,       "west",     "a",        False),
)  # fmt: skip


def test_who_sees_the_figures_of_a_unit(units):
    def may(rule, role, at, unit):
        return rules.test_rule(rule, post_in(units, role, at), units[unit] if unit else None)

    assert not wrong(FIGURES, may)


def test_an_inspector_sees_what_the_mandate_of_today_names_and_what_lies_below():
    district = make_district()
    inspector, units = mandated(district, district.township, at=timezone.now()), places(district)
    seen = {name for name, unit in units.items() if reports.oversees(inspector, unit)}
    assert seen == {"east", "a", "b"}
    assert reports.first_unit(inspector) == min(units[name] for name in seen)
    assert reports.first_unit(holder(R.INSPECTOR, units["a"], post=99)) is None
    assert reports.first_unit(holder(R.LEAD, units["a"], units["b"])) == units["a"]


CARD = LearnerCard(learner=Learner("officer", 5), name="周安（示例）", unit=None, user=UserId(ME))
TRAINING = (
    # rule                role           from        in unit    may
    ("training.see",      R.TRAINER,     "a",        None,      True),
    ("training.see",      R.TRAINER,     None,       None,      False),
    ("training.see",      R.CLERK,       "a",        "a",       False),
    ("training.see",      R.COMMANDER,   "a",        "a",       True),
    ("training.see",      R.INSPECTOR,   "east",     "a",       True),
    ("training.see",      R.INSPECTOR,   "west",     "a",       False),
    ("training.see",      R.TRAINER,     "a",        "east",    False),
    ("training.keep",     R.HR,          "a",        "a",       True),
    ("training.keep",     R.TRAINER,     "a",        "a",       False),
    ("training.teach",    R.TRAINER,     "a",        "a",       True),
    ("training.teach",    R.HR,          "a",        "a",       False),
    ("training.approve",  R.LEAD,        "a",        "a",       True),
    ("training.approve",  R.TRAINER,     "a",        "a",       False),
)  # fmt: skip


def test_who_teaches_plans_and_keeps(units):
    def may(rule, role, at, unit):
        return rules.test_rule(rule, post_in(units, role, at), units[unit] if unit else None)

    assert not wrong(TRAINING, may)
    assert not training.covers(holder(R.HR, *units.values()), None)
    reach = training.scope(holder(R.HR, units["east"]))
    assert {name for name, unit in units.items() if unit in reach} == {"east", "a", "b"}
    training.demand("teach", holder(R.TRAINER, units["a"]), units["a"])
    with pytest.raises(NotPermitted):
        training.demand("teach", holder(R.TRAINER, units["a"]), units["b"])


def test_a_rule_for_roles_asks_for_the_role_the_post_and_the_unit(units):
    def may(role, at, unit):
        rule = training.holds_post(R.HR, R.LEAD)
        return rule.test(post_in(units, role, at), units[unit]) if unit else rule.test(post_in(units, role, at))

    rows = (
        (R.HR, "a", None, True),
        (R.LEAD, "east", "a", True),
        (R.LEAD, "a", "east", False),
        (R.HR, None, "a", False),
        (R.HR, None, None, False),
        (R.TRAINER, "a", None, False),
        (R.TRAINER, "a", "a", False),
    )
    assert not wrong(rows, may)


def test_who_reads_a_learners_record(units):
    def may(role, at, user, unit):
        card = LearnerCard(
            CARD.learner, CARD.name, units[unit] if unit else None, None if user is None else UserId(user)
        )
        return training.may_read(holder(role, units[at]), card), training.is_own(holder(role, units[at]), card)

    rows = (
        # role           from     record of     in unit   may read, is the own
        (R.AUXILIARY,    "a",     ME,           None,     (True, True)),
        (R.AUXILIARY,    "a",     OTHER,        "a",      (False, False)),
        (R.TRAINER,      "a",     OTHER,        "a",      (True, False)),
        (R.TRAINER,      "west",  OTHER,        "a",      (False, False)),
        (R.TRAINER,      "a",     OTHER,        None,     (False, False)),
    )  # fmt: skip
    assert [row for row in rows if may(*row[:-1]) != row[-1]] == []
    assert not training.is_own(holder(R.AUXILIARY, user=None), LearnerCard(CARD.learner, CARD.name, None))


def test_who_takes_a_certificate_back(units):
    def may(role, at, state, unit):
        paper = Certificate(
            CertificateId(1), CARD.learner, CourseId(1), {}, CourseKind.YEARLY, "1", "c", date(2026, 1, 5), None, state
        )
        return training.may_revoke(
            holder(role, units[at]), paper, LearnerCard(CARD.learner, CARD.name, units[unit] if unit else None)
        )

    stands, gone = CertificateState.ISSUED, CertificateState.REVOKED
    rows = (
        # role       from     certificate  learner in   may
        (R.HR,       "a",     stands,      "a",         True),
        (R.LEAD,     "east",  stands,      "a",         True),
        (R.HR,       "a",     gone,        "a",         False),
        (R.HR,       "a",     stands,      None,        False),
        (R.HR,       "b",     stands,      "a",         False),
        (R.TRAINER,  "a",     stands,      "a",         False),
    )  # fmt: skip
    assert not wrong(rows, may)
