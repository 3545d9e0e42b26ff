from django.urls import path

from linli.auxiliaries.views import rosters, shifts

urlpatterns = [
    path("rosters/", rosters.rosters, name="rosters"),
    path("rosters/new/", rosters.draft, name="draft-roster"),
    path("rosters/<int:id>/", rosters.roster, name="roster"),
    path("rosters/<int:id>/day/<str:day>/", rosters.day, name="roster-day"),
    path("rosters/<int:id>/officer/<int:officer>/<str:day>/", rosters.cell, name="roster-cell"),
    path("rosters/<int:id>/<str:act>/", rosters.act, name="roster-act"),
    path("shifts/", shifts.shifts, name="shifts"),
    path("shifts/<int:unit>/new/", shifts.describe, name="describe-kind"),
    path("shifts/kind/<int:id>/end/", shifts.end, name="end-kind"),
    path("shifts/kind/<int:id>/demand/", shifts.need, name="demand"),
]
