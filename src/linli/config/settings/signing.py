"""Signing in: allauth as Linli wants it, and how often one address may send a form."""

from linli.config import env

SECOND_FACTOR = env.flag("LINLI_SECOND_FACTOR", True)
"""Staff who sign in need one. Off only in a demo with invented people."""
PACE = {"portal:receipt": 120}
"""Forms of strangers, by view: how many an hour from one address, behind which a whole village may stand."""

ACCOUNT_ADAPTER = "linli.accounts.forms.doorman.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False  # theirs are counted per process; ours for all, in `accounts.spend`
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_FORMS = {
    "login": "linli.accounts.forms.signing.LoginForm",
    "reauthenticate": "linli.accounts.forms.signing.PasswordForm",
    "change_password": "linli.accounts.forms.signing.ChangePasswordForm",
}
MFA_ADAPTER = "linli.accounts.forms.doorman.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = False
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "linli.accounts.forms.signing.AuthenticateForm",
    "reauthenticate": "linli.accounts.forms.signing.ReauthenticateForm",
    "activate_totp": "linli.accounts.forms.signing.ActivateForm",
    "add_webauthn": "linli.accounts.forms.signing.AddKeyForm",
}
SOCIALACCOUNT_ADAPTER = "linli.accounts.forms.doorman.SocialAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS = env.single_sign_on()
