"""Users, their first codes, and counted allowances."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=username)


class User(AbstractBaseUser):
    """Who signs in. Has no rights of its own and no superuser flag: rights follow from posts held today.

    `session_round` is part of what every session is signed with: counting it up ends all sessions of the user.
    """

    username = models.CharField(max_length=64, unique=True)
    display_name = models.CharField(max_length=64)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=10, blank=True)
    session_round = models.PositiveIntegerField(default=0)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]
    objects = UserManager()

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        signed = f"{self.password}:{self.session_round}"
        return salted_hmac("linli.accounts.session", signed, secret=secret, algorithm="sha256").hexdigest()


class SignIn(models.Model):
    """A session as its user sees it, so that it can be ended from elsewhere. It counts while `round` is the user's.

    No address, and of the browser only its kind.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    session_key = models.CharField(max_length=40, unique=True)
    round = models.PositiveIntegerField()
    began = models.DateTimeField()
    device = models.CharField(max_length=16)
    browser = models.CharField(max_length=16, blank=True)


class Code(models.Model):
    """What lets somebody choose a password, once, until its day. Only the hash of the code is kept."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True)
    code_hash = models.CharField(max_length=64)
    until = models.DateTimeField()


class Allowance(models.Model):
    """How often something was done since `since`. The key is hashed with the salt of the day."""

    key = models.CharField(max_length=64, primary_key=True)
    since = models.BigIntegerField()
    spent = models.PositiveIntegerField()


class Salt(models.Model):
    """What the keys of one day are hashed with. Gone the day after, and with it every way back to an address."""

    day = models.DateField(primary_key=True)
    value = models.CharField(max_length=64)
