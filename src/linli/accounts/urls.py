"""Sign-in, second factor and account pages: only those of allauth that Linli uses."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.socialaccount import views as social
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from linli.accounts.views import entering, managing
from linli.accounts.views import own as own_views

own = [
    path("begin/", entering.begin, name="begin"),
    path("step-up/", entering.step_up, name="step-up"),
    path("not-connected/", entering.not_connected, name="not-connected"),
    path("sessions/", own_views.sessions, name="sessions"),
    path("users/", managing.users, name="users"),
    path("users/<int:user>/<slug:act>/", managing.change, name="change"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((own, "accounts"))),
    path("login/", account.login, name="account_login"),
    path("logout/", entering.sign_out, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("second-factor/", mfa.index, name="mfa_index"),
    path("second-factor/show/", mfa.authenticate, name="mfa_authenticate"),
    path("second-factor/again/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("second-factor/app/", include("allauth.mfa.totp.urls")),
    path("second-factor/codes/", include("allauth.mfa.recovery_codes.urls")),
    path("second-factor/keys/", include("allauth.mfa.webauthn.urls")),
]
if settings.SOCIALACCOUNT_PROVIDERS:
    urlpatterns += [
        path("sso/", include("allauth.socialaccount.providers.openid_connect.urls")),
        path("sso/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
        path("sso/error/", social.login_error, name="socialaccount_login_error"),
    ]
