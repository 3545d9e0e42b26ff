"""Addresses of this context: the standard's under `v2/`, and the same directly below for clients that expect it so."""

from django.urls import include, re_path

from linli.open311.views import catalogue, requests

app_name = "open311"
FORM = r"\.(?P<form>xml|json)/?$"
CODE = r"[^/\0]{1,200}?"
georeport = [
    re_path(rf"^discovery{FORM}", catalogue.discovery, name="discovery"),
    re_path(rf"^services{FORM}", catalogue.services, name="services"),
    re_path(rf"^services/(?P<code>{CODE}){FORM}", catalogue.definition, name="definition"),
    re_path(rf"^requests{FORM}", requests.requests, name="requests"),
    re_path(rf"^requests/(?P<number>{CODE}){FORM}", requests.one_request, name="request"),
    re_path(rf"^tokens/(?P<token>{CODE}){FORM}", requests.token, name="token"),
    re_path(rf"^servicerequestupdates{FORM}", requests.updates, name="updates"),
    re_path(rf"^.*{FORM}", catalogue.unknown),
    re_path(r"^", catalogue.unknown),
]
urlpatterns = [
    re_path(r"^v2/", include((georeport, "v2"), namespace="v2")),
    re_path(r"^", include((georeport, "plain"), namespace="plain")),
]
