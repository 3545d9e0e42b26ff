from django.urls import path

from linli.auxiliaries.views import charts, own_roster, rosters, shifts, swaps

urlpatterns = [
    path("rosters/", rosters.rosters, name="rosters"),
    path("rosters/new/", rosters.draft, name="draft-roster"),
    path("rosters/<int:id>/", rosters.roster, name="roster"),
    path("rosters/<int:id>/day/<str:day>/", rosters.day, name="roster-day"),
    path("rosters/<int:id>/officer/<int:officer>/<str:day>/", rosters.cell, name="roster-cell"),
    path("rosters/<int:id>/chart.svg", charts.roster, name="roster-chart"),
    path("rosters/<int:id>/<str:act>/", rosters.act, name="roster-act"),
    path("own/roster/", own_roster.own, name="own-roster"),
    path("own/roster/wish/", own_roster.wish, name="wish"),
    path("own/roster/wish/<str:day>/", own_roster.unwish, name="unwish"),
    path("own/roster/calendar/", own_roster.feed, name="own-feed"),
    path("own/roster/calendar/end/", own_roster.end_feed, name="end-feed"),
    path("own/roster/swap/<int:id>/<str:act>/", own_roster.answer, name="answer-swap"),
    path("own/roster/<int:id>/offer/", own_roster.offer, name="offer-swap"),
    path("own/roster/<int:id>/sick/", own_roster.sick, name="own-sick"),
    path("own/roster/call/<int:id>/back/", own_roster.well, name="own-well"),
    path("calendar/<str:code>.ics", own_roster.calendar, name="roster-feed"),
    path("changes/", swaps.changes, name="roster-changes"),
    path("changes/swap/<int:id>/<str:act>/", swaps.decide, name="decide-swap"),
    path("changes/sick/<int:id>/", swaps.sick, name="note-sick"),
    path("changes/<int:id>/", swaps.call, name="call"),
    path("changes/<int:id>/leave/", swaps.leave, name="leave-open"),
    path("changes/<int:id>/mistake/", swaps.mistake, name="call-mistake"),
    path("shifts/", shifts.shifts, name="shifts"),
    path("shifts/<int:unit>/new/", shifts.describe, name="describe-kind"),
    path("shifts/kind/<int:id>/end/", shifts.end, name="end-kind"),
    path("shifts/kind/<int:id>/demand/", shifts.need, name="demand"),
]
