from django.urls import path

from linli.auxiliaries.views import leave, own_leave

urlpatterns = [
    path("leave/", leave.leaves, name="leaves"),
    path("leave/new/", leave.enter, name="enter-leave"),
    path("leave/away/", leave.away, name="away"),
    path("leave/balances/", leave.balances, name="leave-balances"),
    path("leave/officer/<int:id>/", leave.officer, name="officer-leave"),
    path("leave/officer/<int:id>/before/", leave.service_before, name="service-before"),
    path("leave/officer/<int:id>/settle/", leave.settle, name="settle-leave"),
    path("leave/<int:id>/", leave.leave, name="leave"),
    path("leave/<int:id>/<str:act>/", leave.leave_act, name="leave-act"),
    path("own/leave/", own_leave.own, name="own-leave"),
    path("own/leave/ask/", own_leave.ask_for, name="ask-leave"),
    path("own/leave/<int:id>/", own_leave.one, name="own-leave-one"),
    path("own/leave/<int:id>/<str:act>/", own_leave.act, name="own-leave-act"),
]
