"""Addresses of this context."""

from django.urls import URLPattern, URLResolver, path

from linli.notifications import views

app_name = "notifications"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.notices, name="notices"),
    path("read/", views.read, name="read"),
]
