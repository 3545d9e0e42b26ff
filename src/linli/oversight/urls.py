"""Addresses of this context."""

from django.urls import URLPattern, URLResolver, path

from linli.oversight.views import inspecting

app_name = "oversight"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", inspecting.home, name="home"),
    path("mandates/<int:id>/end/", inspecting.end, name="end-mandate"),
    path("samples/<int:id>/", inspecting.sample, name="sample"),
    path("samples/<int:id>/numbers.txt", inspecting.population, name="population"),
    path("samples/<int:id>/<str:number>/", inspecting.drawn, name="drawn"),
    path("findings/<int:id>/", inspecting.finding, name="finding"),
    path("findings/<int:id>/settle/", inspecting.settle, name="settle"),
    path("pressure/", inspecting.pressure, name="pressure"),
]
