"""Pay: who opens a dispute, and what the own page says of the last month."""

from datetime import date

from linli.auxiliaries.data import Officer
from linli.auxiliaries.data.own import Line, Section, Shown
from linli.auxiliaries.data.pay import STATEMENT_NAMES, StatementState
from linli.auxiliaries.permissions.pay import may_read_dispute
from linli.auxiliaries.queries.pay import statements_of
from linli.auxiliaries.registry.own import leads_on, show
from linli.kernel.words import _
from linli.notifications.api import register_template
from linli.privacy.api import allow_reveal
from linli.web import navigation

FEN = 100


def start() -> None:
    register_template(
        "auxiliaries.pay_released", subject=_("Your statement of pay is there"),
        body=_("Your statement of pay for {month} is there. Confirm it, or dispute a line, on your page."),
    )  # fmt: skip
    register_template(
        "auxiliaries.pay_answered", subject=_("Your dispute about pay was answered"),
        body=_("What you disputed in the statement for {month} was answered. Read it on your page."),
    )  # fmt: skip
    allow_reveal("aux_pay", may_read_dispute)
    show(Section("pay", _("Pay"), 28, last_month, "auxiliaries:own-pay"))
    leads_on("auxiliaries:place-officer", _("Row of the wage table"), order=28, guard="auxiliaries.wages")
    navigation.enter("auxiliaries", "auxiliaries:pay", _("Pay"), order=48, guard="auxiliaries.wages")


def last_month(officer: Officer, day: date) -> Shown:
    """What was released last, and whether it waits for an answer."""
    found = statements_of(officer.id, limit=1)
    lines = [
        Line(_("Pay of {month}", month=f"{one.month:%Y-%m}"), _("{yuan} yuan", yuan=f"{one.total / FEN:,.2f}"))
        for one in found
    ]
    lines += [Line(_("How it stands"), STATEMENT_NAMES[one.state]) for one in found]
    return Shown(tuple(lines), waits=sum(one.state is StatementState.RELEASED for one in found))
