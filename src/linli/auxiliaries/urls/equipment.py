from django.urls import path

from linli.auxiliaries.views import documents, equipment

urlpatterns = [
    path("equipment/", equipment.store, name="equipment"),
    path("equipment/new/", equipment.take_in, name="take-in"),
    path("equipment/<int:id>/issue/", equipment.issue, name="issue"),
    path("equipment/<int:id>/<str:act>/", equipment.item_act, name="item-act"),
    path("officers/<int:id>/permit/", equipment.issue_permit, name="issue-permit"),
    path("officers/<int:id>/returns/", equipment.return_list, name="return-list"),
    path("printed/<str:told>/", documents.check_print, name="check-print"),
    path("permits/check/<str:code>/", documents.check_permit, name="check-permit"),
    path("permits/<int:id>/print/", equipment.print_permit, name="print-permit"),
    path("permits/<int:id>/<str:act>/", equipment.end_permit, name="end-permit"),
]
