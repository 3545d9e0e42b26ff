"""Addresses of this context."""

from django.urls import URLPattern, URLResolver, path

from linli.matters.views.resident import beginning, doing, joining, lost, raising, receipt, ringing
from linli.matters.views.staff import absence, acts, asked, calls, matter, orders, queue, search, splitting, take_down

app_name = "matters"
resident: list[URLPattern | URLResolver] = [
    path("raise/", beginning.about, name="raise"),
    path("at/<str:code>/", beginning.at_place, name="at"),
    path("raise/person/", beginning.person, name="raise_person"),
    path("raise/join/<str:number>/", joining.join, name="join"),
    path("raise/<str:about>/", raising.what, name="what"),
    path("raise/<str:about>/<str:category>/", raising.steps, name="steps"),
    path("receipt/lost/", lost.lost, name="lost"),
    path("receipt/lost/sent/", lost.sent, name="lost_sent"),
    path("ring-me/", ringing.ring_me, name="ring-me"),
    path("ring-me/taken/", ringing.taken, name="ring-me-taken"),
    path("m/<str:code>/", receipt.enter, name="receipt"),
    path("mine/<int:receipt>/", receipt.mine, name="mine"),
    path("mine/<int:receipt>/code.svg", receipt.qr, name="mine_qr"),
    path("mine/<int:receipt>/photo/<int:photo>/", receipt.photo, name="mine_photo"),
    path("mine/<int:receipt>/part/<str:part>/", receipt.mine, name="mine_part"),
    path("mine/<int:receipt>/part/<str:part>/photo/<int:photo>/", receipt.photo, name="part_photo"),
    path("mine/<int:receipt>/part/<str:part>/<str:act>/", doing.do, name="do_part"),
    path("mine/<int:receipt>/close/", receipt.close, name="mine_close"),
    path("mine/<int:receipt>/<str:act>/", doing.do, name="do"),
]
staff: list[URLPattern | URLResolver] = [
    path("desk/queue/", queue.page, name="queue"),
    path("desk/queue/map/", queue.on_map, name="queue-map"),
    path("desk/queue/points.json", queue.points, name="queue-points"),
    path("desk/several/", acts.several, name="several"),
    path("desk/take-down/", take_down.take_down, name="take-down"),
    path("desk/take-down/save/", take_down.save, name="save-draft"),
    path("desk/take-down/<int:draft>/", take_down.go_on, name="go-on"),
    path("desk/take-down/<int:draft>/drop/", take_down.drop, name="drop-draft"),
    path("desk/calls/", calls.calls_page, name="calls"),
    path("desk/calls/<int:ring>/", calls.ring, name="ring"),
    path("desk/calls/<int:ring>/<str:act>/", calls.ring_act, name="ring-act"),
    path("desk/search/", search.search, name="search"),
    path("desk/asked/", asked.page, name="asked"),
    path("desk/asked/<int:assist>/<str:act>/", asked.act, name="assist"),
    path("desk/hand-over/", absence.hand_over, name="hand-over"),
    path("desk/hand-over/<int:post>/", absence.hand_over, name="hand-over-for"),
    path("desk/hand-over/<int:id>/undo/", absence.undo, name="undo-hand-over"),
    path("desk/move-out/", absence.move_out, name="move-out"),
    path("desk/orders/", orders.orders, name="orders"),
    path("desk/orders/<int:order>/<str:act>/", acts.order, name="order"),
    path("desk/matters/<str:number>/", matter.matter, name="matter"),
    path("desk/matters/<str:number>/photo/<int:photo>/", matter.photo, name="photo"),
    path("desk/matters/<str:number>/contact/", matter.contact, name="contact"),
    path("desk/matters/<str:number>/split/", splitting.split, name="split"),
    path("desk/matters/<str:number>/<str:act>/", acts.act, name="act"),
]
urlpatterns: list[URLPattern | URLResolver] = [*resident, *staff]
