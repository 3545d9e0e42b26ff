"""Addresses of this context."""

from django.urls import URLPattern, URLResolver, path
from django.views.i18n import set_language

from linli.web import views

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = [
    path("language/", set_language, name="language"),
    path("theme/", views.theme, name="theme"),
    path("style/", views.style, name="style"),
]
