from django.urls import path

from linli.auxiliaries.views import contracts

urlpatterns = [
    path("contracts/", contracts.overview, name="contracts"),
    path("contracts/<int:id>/sign/", contracts.sign_contract, name="sign-contract"),
    path("contracts/<int:id>/end/", contracts.end_contract, name="end-contract"),
    path("officers/<int:id>/contract/", contracts.enter_contract, name="enter-contract"),
    path("officers/<int:id>/contract/checklist/", contracts.contract_checklist, name="contract-checklist"),
    path("officers/<int:id>/mode/", contracts.change_mode, name="change-mode"),
    path("organs/<int:unit>/service/", contracts.enter_service, name="enter-service"),
    path("organs/<int:unit>/instruction/", contracts.give_instruction, name="give-instruction"),
    path("filings/<int:id>/", contracts.file_a_report, name="file-report"),
]
