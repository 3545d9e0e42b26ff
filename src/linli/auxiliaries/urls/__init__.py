"""Addresses of this context: one module a subject."""

from django.urls import URLPattern, URLResolver

from linli.auxiliaries.urls import (
    contracts,
    contributions,
    deployment,
    equipment,
    files,
    leave,
    own,
    pay,
    people,
    plan,
    recruitment,
    rostering,
    takeover,
    worked,
)

app_name = "auxiliaries"
urlpatterns: list[URLPattern | URLResolver] = [
    *contracts.urlpatterns,
    *contributions.urlpatterns,
    *deployment.urlpatterns,
    *equipment.urlpatterns,
    *files.urlpatterns,
    *leave.urlpatterns,
    *own.urlpatterns,
    *pay.urlpatterns,
    *people.urlpatterns,
    *plan.urlpatterns,
    *recruitment.urlpatterns,
    *rostering.urlpatterns,
    *takeover.urlpatterns,
    *worked.urlpatterns,
]
