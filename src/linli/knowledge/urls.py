"""Addresses of this context."""

from django.urls import URLPattern, URLResolver, path

from linli.knowledge.views import desk, public

app_name = "knowledge"
urlpatterns: list[URLPattern | URLResolver] = [
    path("help/known/", public.articles, name="public"),
    path("help/known/<int:series>/", public.article, name="public-article"),
    path("desk/knowledge/", desk.home, name="home"),
    path("desk/knowledge/new/<str:kind>/", desk.new, name="new"),
    path("desk/knowledge/plainness/", desk.plainness, name="plainness"),
    path("desk/knowledge/<int:id>/", desk.piece, name="piece"),
    path("desk/knowledge/<int:id>/change/", desk.change, name="change"),
    path("desk/knowledge/<int:id>/confirm/", desk.confirm, name="confirm"),
    path("desk/knowledge/<int:id>/<str:act>/", desk.act, name="act"),
]
