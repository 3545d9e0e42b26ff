from django.urls import path

from linli.auxiliaries.views import overtime, worked

urlpatterns = [
    path("hours/", worked.waiting, name="worked"),
    path("hours/all/", worked.latest, name="worked-all"),
    path("hours/new/", worked.enter_for, name="enter-hours"),
    path("hours/<int:id>/", worked.one, name="worked-one"),
    path("hours/<int:id>/<str:act>/", worked.act, name="worked-act"),
    path("own/hours/", worked.own, name="own-worked"),
    path("own/hours/new/", worked.enter_own, name="own-enter-hours"),
    path("own/hours/<int:id>/", worked.own_one, name="own-worked-one"),
    path("own/hours/<int:id>/<str:act>/", worked.own_act, name="own-worked-act"),
    path("overtime/", overtime.overtime, name="overtime"),
    path("overtime/new/", overtime.ask, name="ask-overtime"),
    path("overtime/emergency/", overtime.emergency, name="note-emergency"),
    path("overtime/system/", overtime.system, name="enter-system"),
    path("overtime/bar/", overtime.bar, name="bar-nights"),
    path("overtime/<int:id>/<str:act>/", overtime.act, name="overtime-act"),
]
