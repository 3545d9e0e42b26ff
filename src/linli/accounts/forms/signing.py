"""What people type to sign in, in our words; every guess at a secret is counted."""

from datetime import timedelta
from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.accounts.actions.allowances import spend
from linli.accounts.models import User
from linli.kernel.errors import TooMany

GUESSES, WHILE = 10, timedelta(minutes=15)
"""Of one second factor; six digits stay safe for years at this pace. Nor does any code work twice in that time."""


class LoginForm(account.LoginForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Name to sign in with")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["autocomplete"] = {"login": "username", "password": "current-password"}.get(name, "off")


class PasswordForm(account.ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in _CHANGE.items():
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("placeholder", None)


_CHANGE = {"oldpassword": _("Password until now"), "password1": _("New password"), "password2": _("Once more")}


class _Counted:
    """A typed code of a second factor: guesses are counted, and no code works twice."""

    user: Any
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code of the second factor")
        self.fields["code"].help_text = _("Six digits from the app on your telephone, or one of your recovery codes.")
        self.fields["code"].widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"})

    def clean_code(self) -> str:
        now = timezone.now()
        spend(f"second-factor:{self.user.pk}", limit=GUESSES, per=WHILE, at=now)
        code: str = super().clean_code()  # type: ignore[misc]  # the form of allauth beside us
        try:
            spend(f"code:{self.user.pk}:{code}", limit=1, per=WHILE, at=now)
        except TooMany:
            raise forms.ValidationError(_("This code has been used. Wait for the next one.")) from None
        return code


class AuthenticateForm(_Counted, mfa.AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    pass


class ReauthenticateForm(_Counted, mfa.ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    pass


class ActivateForm(_Counted, totp.ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("The six digits the app shows now.")


class AddKeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name by which you know it")
        if passwordless := self.fields.get("passwordless"):
            passwordless.label = _("Also sign in with it alone, without password")
            passwordless.help_text = _("It will then ask for your finger, your face or its PIN each time.")


class BeginForm(forms.Form):
    """For somebody new, or somebody who lost the password."""

    username = forms.CharField(
        label=_("Name to sign in with"), max_length=64, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    code = forms.CharField(
        label=_("Code from the operator"),
        max_length=60,
        help_text=_("The operator gave it to you. It works once, for seven days."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    password = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=password_validators_help_text_html,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, User(username=self.cleaned_data.get("username", "")))
        return password


class AddUserForm(forms.Form):
    username = forms.CharField(label=_("Name to sign in with"), max_length=64)
    display_name = forms.CharField(
        label=_("Name as others see it"), max_length=64, help_text=_("Residents see the post, not this name.")
    )
