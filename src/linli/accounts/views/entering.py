"""The first password, showing the second factor again, and going."""

from datetime import timedelta

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.views import logout
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache

from linli.accounts.api import address_of, spend
from linli.accounts.api import begin as spend_code
from linli.accounts.forms.signing import BeginForm
from linli.kernel.errors import BadInput
from linli.web.access import PUBLIC, guard
from linli.web.words import say


@never_cache
@guard(PUBLIC)
def begin(request: HttpRequest) -> HttpResponse:
    """Choose a password with the code from the operator; from there straight to the second factor."""
    form = BeginForm(request.POST or None)
    if request.method == "POST":
        spend(f"begin:{address_of(request)}", limit=20, per=timedelta(minutes=15), at=timezone.now())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            user = spend_code(given["username"], given["code"], given["password"], at=timezone.now())
        except BadInput as refusal:
            form.add_error(refusal.field, say(refusal.sentence))
        else:
            record_authentication(request, user, method="password", reauthenticated=True)
            response: HttpResponse = perform_login(request, Login(user=user, redirect_url=reverse("mfa_index")))
            return response
    return render(request, "accounts/begin.html", {"form": form}, status=400 if form.errors else 200)


@never_cache
@guard("accounts.signed-in")
def step_up(request: HttpRequest) -> HttpResponse:
    """Send to whichever second factor this user has, and from there back to `next`."""
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = "/"
    kinds = set(Authenticator.objects.filter(user_id=request.user.pk).values_list("type", flat=True))
    if Authenticator.Type.WEBAUTHN in kinds:
        way = "mfa_reauthenticate_webauthn"
    elif kinds:
        way = "mfa_reauthenticate"
    else:
        way = "mfa_index" if settings.SECOND_FACTOR else "account_reauthenticate"
    return redirect(f"{reverse(way)}?{urlencode({'next': back})}")


@never_cache
@guard(PUBLIC)
def sign_out(request: HttpRequest) -> HttpResponse:
    """What the browser kept goes with the session: the next person at this machine finds nothing."""
    response: HttpResponse = logout(request)
    if request.method == "POST":
        response["Clear-Site-Data"] = '"cache"'
    return response


@guard(PUBLIC)
def not_connected(request: HttpRequest) -> HttpResponse:
    """Where single sign-on ends for somebody whom no operator has connected to a user here."""
    return render(request, "accounts/not_connected.html", status=403)
