from django.urls import path

from linli.auxiliaries.views import files

urlpatterns = [
    path("", files.officers, name="officers"),
    path("officers/<int:id>/", files.officer, name="officer"),
    path("officers/<int:id>/contact/", files.contact, name="officer-contact"),
    path("officers/<int:id>/correct/", files.correct, name="correct-file"),
    path("officers/<int:id>/transfer/", files.transfer, name="transfer"),
    path("officers/<int:id>/paper/", files.add_paper, name="add-paper"),
    path("officers/<int:id>/paper/<int:paper>/remove/", files.remove_paper, name="remove-paper"),
    path("officers/<int:id>/own-page/", files.own_page, name="open-own-page"),
    path("officers/<int:id>/ask-above/", files.ask_above, name="ask-above"),
    path("officers/<int:id>/leaving/", files.begin_leaving, name="begin-leaving"),
    path("officers/<int:id>/leaving/<str:act>/", files.leaving_step, name="leaving-step"),
]
