"""Addresses of this context."""

from django.urls import URLPattern, URLResolver, path

from linli.privacy import views

app_name = "privacy"
urlpatterns: list[URLPattern | URLResolver] = [path("held/", views.held, name="held")]
