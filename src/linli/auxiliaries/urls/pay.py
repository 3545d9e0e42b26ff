from django.urls import path

from linli.auxiliaries.views import charts, own_pay, pay, wages

urlpatterns = [
    path("pay/", pay.home, name="pay"),
    path("pay/<int:unit>/wages/", wages.tables, name="wage-tables"),
    path("pay/<int:unit>/wages/new/", wages.draft, name="draft-wages"),
    path("pay/<int:unit>/wages/minimum/", wages.minimum, name="minimum-wage"),
    path("pay/<int:unit>/wages/officers/", wages.placements, name="wage-placements"),
    path("pay/table/<int:id>/", wages.table, name="wage-table"),
    path("pay/table/<int:id>/row/", wages.row, name="wage-row"),
    path("pay/table/<int:id>/drop/", wages.drop, name="drop-wage-row"),
    path("pay/table/<int:id>/<str:act>/", wages.table_act, name="wage-table-act"),
    path("pay/officer/<int:id>/row/", wages.place, name="place-officer"),
    path("pay/statement/<int:id>/", pay.statement, name="statement"),
    path("pay/statement/<int:id>/line/<int:line>/drop/", pay.drop_line, name="drop-pay-line"),
    path("pay/statement/<int:id>/dispute/<int:dispute>/", pay.answer, name="answer-pay"),
    path("pay/statement/<int:id>/chart.svg", charts.statement, name="statement-chart"),
    path("pay/statement/<int:id>/<str:act>/", pay.statement_act, name="statement-act"),
    path("pay/export/<int:id>/take/", pay.take, name="take-pay-export"),
    path("pay/export/<int:id>/<str:act>/", pay.export_act, name="pay-export-act"),
    path("pay/<int:unit>/<str:month>/", pay.month, name="pay-month"),
    path("pay/<int:unit>/<str:month>/chart.svg", charts.month, name="pay-chart"),
    path("pay/<int:unit>/<str:month>/<str:act>/", pay.month_act, name="pay-month-act"),
    path("own/pay/", own_pay.own, name="own-pay"),
    path("own/pay/<int:id>/", own_pay.statement, name="own-statement"),
    path("own/pay/<int:id>/slip.pdf", own_pay.paper, name="pay-slip"),
    path("own/pay/<int:id>/chart.svg", charts.own_statement, name="own-statement-chart"),
    path("own/pay/<int:id>/<str:act>/", own_pay.act, name="own-statement-act"),
]
