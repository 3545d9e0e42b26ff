"""Addresses of this context."""

from django.urls import URLPattern, URLResolver, path

from linli.portal import views

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("help/", views.help_page, name="help"),
    path("never/", views.never, name="never"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("map/", views.public_map, name="map"),
    path("map/areas.json", views.areas, name="areas"),
    path("map/points.json", views.points, name="points"),
    path("receipt/", views.receipt, name="receipt"),
]
