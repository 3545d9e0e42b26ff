"""Addresses of this context."""

from django.urls import URLPattern, URLResolver, path

from linli.reports.views import figures, signs

app_name = "reports"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", figures.unit, name="unit"),
    path("chart.svg", figures.chart, name="chart"),
    path("figures.<str:kind>", figures.export, name="export"),
    path("signs/", signs.signs, name="signs"),
    path("signs/chart.svg", signs.chart, name="signs-chart"),
    path("signs/signs.csv", signs.export, name="signs-export"),
    path("public/", figures.public, name="public"),
    path("public/<str:quarter>.csv", figures.public_csv, name="public_csv"),
]
