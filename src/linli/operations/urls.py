"""Addresses of this context."""

from django.urls import path

from linli.operations import views

app_name = "operations"
urlpatterns = [path("", views.state, name="state")]
