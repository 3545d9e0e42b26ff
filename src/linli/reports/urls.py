"""Addresses of this context."""

from django.urls import URLPattern, URLResolver, path

from linli.reports.views import figures, signs, week

app_name = "reports"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", figures.unit, name="unit"),
    path("chart.svg", figures.chart, name="chart"),
    path("figures.<str:kind>", figures.export, name="export"),
    path("signs/", signs.signs, name="signs"),
    path("signs/chart.svg", signs.chart, name="signs-chart"),
    path("signs/signs.csv", signs.export, name="signs-export"),
    path("week/", week.sheet, name="week"),
    path("week/chart.svg", week.chart, name="week-chart"),
    path("week/sheet.pdf", week.document, name="week-document"),
    path("week/projector/", week.projector, name="week-projector"),
    path("week/decisions/<int:id>/done/", week.done, name="decision-done"),
    path("week/decisions/<int:id>/not-done/", week.not_done, name="decision-not-done"),
    path("week/cause/<int:grid>/<str:category>/", week.cause, name="cause"),
    path("public/", figures.public, name="public"),
    path("public/<str:quarter>.csv", figures.public_csv, name="public_csv"),
]
