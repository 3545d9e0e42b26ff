"""What the floors below hold: they cannot say it themselves, since they may not know this context."""

from linli.kernel.words import _
from linli.privacy.data import DataClass
from linli.privacy.registry import holds

PLAIN, STAFF, SEALED, PUBLIC = DataClass.PLAIN, DataClass.STAFF, DataClass.SEALED, DataClass.PUBLIC

_SIGN_IN = _("To let staff sign in, with a second factor.")
_WITH_THE_ACCOUNT = _("Deleted with the account, when its holder no longer has a post.")
_WORKINGS = _("To run the installation; tells nothing about anybody.")
_WITH_THE_INSTALLATION = _("Stays as long as the installation.")
_PROOF = _("To prove who did what, when, and that nothing in this record was changed since.")
_LEDGER_ENDS = _("The entry goes when its retention ends; only its hash stays, which tells nothing.")
_OPENING = ("pipl-2021/51", "pipl-2021/54")
_STAFF_LAW = ("pipl-2021/13", "pipl-2021/51")
_SECURITY = ("pipl-2021/51",)


def declare() -> None:
    _accounts()
    _sign_in_parts()
    _frameworks()
    _jobs_and_ledger()
    _vault()


def _accounts() -> None:
    holds(
        "accounts.User",
        {
            "id": PLAIN, "username": STAFF, "display_name": STAFF, "email": STAFF, "password": SEALED,
            "last_login": STAFF, "is_active": STAFF, "language": STAFF, "session_round": STAFF,
        },
        purpose=_SIGN_IN, cites=_STAFF_LAW, ends=_WITH_THE_ACCOUNT,
    )  # fmt: skip
    sign_in = {
        "id": PLAIN, "user": STAFF, "session_key": SEALED, "round": PLAIN, "began": STAFF, "device": STAFF,
        "browser": STAFF,
    }  # fmt: skip
    holds(
        "accounts.SignIn", sign_in, purpose=_("To show users where they are signed in, so that they can end it."),
        cites=_STAFF_LAW, ends=_("Deleted at signing out, or when the session is over."),
    )  # fmt: skip
    code = {"user": STAFF, "code_hash": SEALED, "until": STAFF}
    holds("accounts.Code", code, purpose=_SIGN_IN, cites=_STAFF_LAW, ends=_("Deleted when it is used."))
    for model, fields in {
        "accounts.Allowance": {"key": SEALED, "since": PLAIN, "spent": PLAIN},
        "accounts.Salt": {"day": PLAIN, "value": SEALED},
    }.items():
        holds(
            model, fields, purpose=_("To slow down who guesses or floods; keeps no address."), cites=_SECURITY,
            ends=_("The salt goes with the day, and with it every way back; the count a day later."),
        )  # fmt: skip


def _sign_in_parts() -> None:
    parts = {
        "account.EmailAddress": {"id": PLAIN, "user": STAFF, "email": STAFF, "verified": STAFF, "primary": STAFF},
        "account.EmailConfirmation": {
            "id": PLAIN, "email_address": STAFF, "created": STAFF, "sent": STAFF, "key": SEALED,
        },
        "mfa.Authenticator": {
            "id": PLAIN, "user": STAFF, "type": STAFF, "data": SEALED, "created_at": STAFF, "last_used_at": STAFF,
        },
        "socialaccount.SocialAccount": {
            "id": PLAIN, "user": STAFF, "provider": STAFF, "uid": STAFF, "last_login": STAFF, "date_joined": STAFF,
            "extra_data": STAFF,
        },
        "socialaccount.SocialToken": {
            "id": PLAIN, "app": PLAIN, "account": STAFF, "token": SEALED, "token_secret": SEALED, "expires_at": STAFF,
        },
    }  # fmt: skip
    for model, fields in parts.items():
        holds(model, fields, purpose=_SIGN_IN, cites=_STAFF_LAW, ends=_WITH_THE_ACCOUNT)
    holds(
        "sessions.Session",
        {"session_key": SEALED, "session_data": STAFF, "expire_date": PLAIN},
        purpose=_("To keep somebody signed in, or a form on its way."),
        cites=_SECURITY,
        ends=_("Deleted when the session ends, or when the post changes."),
    )


def _frameworks() -> None:
    workings = {
        "auth.Permission": ("id", "name", "content_type", "codename"),
        "auth.Group": ("id", "name"),
        "auth.Group_permissions": ("id", "group", "permission"),
        "contenttypes.ContentType": ("id", "app_label", "model"),
        "socialaccount.SocialApp": ("id", "provider", "provider_id", "name", "client_id", "key", "settings"),
    }
    for model, fields in workings.items():
        holds(model, dict.fromkeys(fields, PLAIN), purpose=_WORKINGS, cites=(), ends=_WITH_THE_INSTALLATION)
    holds(
        "socialaccount.SocialApp", {"secret": SEALED}, purpose=_WORKINGS, cites=_SECURITY, ends=_WITH_THE_INSTALLATION
    )


def _jobs_and_ledger() -> None:
    holds(
        "jobs.Job",
        dict.fromkeys(("id", "name", "ids", "due", "lease", "tries", "once", "error", "parked"), PLAIN),
        purpose=_("To do later what was promised now; holds names of jobs and numbers only."),
        cites=(),
        ends=_("Deleted when the job is done."),
    )
    holds(
        "ledger.LedgerEntry",
        {
            "id": PLAIN, "subject_kind": PLAIN, "subject_id": PLAIN, "number": PLAIN, "act": PLAIN, "role": STAFF,
            "unit": STAFF, "post": STAFF, "user": STAFF, "client": PLAIN, "at_us": PLAIN, "detail": PLAIN,
            "nonce": SEALED, "leaf": SEALED, "epoch": PLAIN, "leaf_index": PLAIN,
        },
        purpose=_PROOF, cites=_OPENING, ends=_LEDGER_ENDS,
    )  # fmt: skip
    parts = {
        "ledger.SubjectCount": {"kind": PLAIN, "subject_id": PLAIN, "last": PLAIN},
        "ledger.Log": {
            "epoch": PUBLIC, "origin": PUBLIC, "opened_us": PUBLIC, "size": PUBLIC, "root": PUBLIC,
            "checkpoint": PUBLIC, "signed_us": PUBLIC,
        },
        "ledger.Tile": {"epoch": PUBLIC, "level": PUBLIC, "n": PUBLIC, "hashes": PUBLIC},
        "ledger.Expiry": {"id": PLAIN, "epoch": PLAIN, "upto": PLAIN, "entry": PLAIN, "at_us": PLAIN},
    }  # fmt: skip
    for model, fields in parts.items():
        holds(model, fields, purpose=_PROOF, cites=_OPENING, ends=_WITH_THE_INSTALLATION)


def _vault() -> None:
    place = {"id": PLAIN, "subject_kind": PLAIN, "subject_id": PLAIN}
    holds(
        "privacy.SealedItem",
        place
        | {
            "field": PLAIN, "purpose": PLAIN, "version": PLAIN, "key": SEALED, "ciphertext": SEALED, "file": SEALED,
            "ended": PLAIN, "ended_at": PLAIN,
        },
        purpose=_("Contact, words and photos of one matter, sealed, to solve it and to answer."),
        cites=("pipl-2021/6", "pipl-2021/19", "pipl-2021/51"),
        ends=_("Sealed text goes on its last day; with the key of that month it is gone from every backup."),
    )  # fmt: skip
    holds(
        "privacy.DataKey",
        place
        | {
            "purpose": PLAIN, "first_month": PLAIN, "month": PLAIN, "until": PLAIN, "wrapped": SEALED, "uses": PLAIN,
            "restricted": PLAIN,
        },
        purpose=_("The wrapped keys of what is sealed."),
        cites=("pipl-2021/51",),
        ends=_("Deleted with what they open; useless once the key of their month is destroyed."),
    )  # fmt: skip
    holds(
        "privacy.WordToken",
        place | {"unit": PLAIN, "token": SEALED, "month": PLAIN},
        purpose=_("To find a unit's own matters by a word; names and numbers are not in it."),
        cites=("pipl-2021/6", "pipl-2021/51"),
        ends=_("Deleted with the words, and useless once the key of its month is destroyed."),
    )
    looks = _("To notice who opens more than the work calls for.")
    two_days = _("Deleted after two days.")
    holds(
        "privacy.LookHour",
        place | {"post": STAFF, "purpose": PLAIN, "hour": STAFF},
        purpose=looks,
        cites=_OPENING,
        ends=two_days,
    )
    holds(
        "privacy.LookCount",
        {"id": PLAIN, "post": STAFF, "span": PLAIN, "since": STAFF, "count": STAFF},
        purpose=looks,
        cites=_OPENING,
        ends=two_days,
    )
