"""Addresses of this context: the organisation from inside, cards and law for everybody."""

from django.urls import URLPattern, URLResolver, path

from linli.organisation.views import calendars, grids, law, posts, settings, stickers, units

app_name = "organisation"
urlpatterns: list[URLPattern | URLResolver] = [
    path("organisation/", units.units, name="units"),
    path("organisation/units/new/", units.new_unit, name="new_top"),
    path("organisation/units/<int:id>/", units.unit, name="unit"),
    path("organisation/units/<int:parent>/new/", units.new_unit, name="new_unit"),
    path("organisation/units/<int:id>/name/", units.rename_unit, name="rename_unit"),
    path("organisation/units/<int:id>/close/", units.close_unit, name="close_unit"),
    path("organisation/units/<int:id>/hours/", units.hours, name="hours"),
    path("organisation/units/<int:id>/appoint/", posts.appoint, name="appoint"),
    path("organisation/posts/", posts.mine, name="mine"),
    path("organisation/posts/<int:id>/choose/", posts.choose, name="choose"),
    path("organisation/posts/<int:id>/deputy/", posts.deputise, name="deputise"),
    path("organisation/posts/<int:id>/end/", posts.end, name="end_post"),
    path("organisation/grids/", grids.grids, name="grids"),
    path("organisation/posts/<int:id>/card/", stickers.post_card, name="post_card"),
    path("organisation/stickers/", stickers.sheet, name="sheet"),
    path("organisation/grids/<int:id>/things/", stickers.assets, name="assets"),
    path("organisation/things/<int:id>/remove/", stickers.remove_asset, name="remove_asset"),
    path("organisation/grids/layer/", grids.take_layer, name="take_layer"),
    path("organisation/grids/<int:id>/", grids.edit, name="grid"),
    path("organisation/calendar/", calendars.this_year, name="calendar"),
    path("organisation/calendar/<int:year>/", calendars.year, name="year"),
    path("organisation/calendar/<int:year>/day/", calendars.correct, name="correct_day"),
    path("organisation/calendar/<int:year>/confirm/", calendars.confirm, name="confirm_year"),
    path("organisation/settings/", settings.settings, name="settings"),
    path("organisation/settings/<str:key>/", settings.decide, name="decide"),
    path("grids/areas.json", grids.areas, name="areas"),
    path("grids/<str:code>/", grids.card, name="card"),
    path("card/", stickers.staff_card, name="ask_card"),
    path("card/<str:code>/", stickers.staff_card, name="staff_card"),
    path("law/", law.acts, name="law"),
    path("law/<slug:id>/", law.act, name="act"),
]
