"""Addresses of this context."""

from django.urls import URLPattern, URLResolver, path

from linli.ledger import views

app_name = "ledger"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.about, name="about"),
    path("checkpoint", views.show_checkpoint, name="checkpoint"),
    path("key", views.show_key, name="key"),
    path("tile/<path:path>", views.show_tile, name="tile"),
    path("<int:epoch>/checkpoint", views.show_checkpoint, name="checkpoint"),
    path("<int:epoch>/key", views.show_key, name="key"),
    path("<int:epoch>/tile/<path:path>", views.show_tile, name="tile"),
]
