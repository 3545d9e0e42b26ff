"""What is said once on the next page, in a cookie whose name browsers hold to this host."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class NotesInCookie(CookieStorage):
    cookie_name = settings.NOTES_COOKIE


class Notes(FallbackStorage):
    storage_classes = (NotesInCookie, SessionStorage)
