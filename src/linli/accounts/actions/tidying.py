"""What the accounts forget by themselves."""

from datetime import datetime

from django.contrib.sessions.models import Session

from linli.accounts.actions.allowances import forget_allowances
from linli.accounts.actions.sign_ins import forget_old_sign_ins
from linli.accounts.models import Code


def forget_old(at: datetime) -> None:
    """Sessions and codes whose time is over; the counts and salts of other days."""
    Session.objects.filter(expire_date__lt=at).delete()
    Code.objects.filter(until__lt=at).delete()
    forget_old_sign_ins(at)
    forget_allowances(at)
