"""Addresses of this context."""

from django.urls import URLPattern, URLResolver, path

from linli.desk import views

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.today, name="today"),
    path("keys/", views.keys, name="keys"),
]
