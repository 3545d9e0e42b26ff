"""Tells the lower floors what this context has for them."""

from django.apps import AppConfig

from linli.kernel.words import _
from linli.web import navigation


class MattersConfig(AppConfig):
    name = "linli.matters"
    label = "matters"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models are ready only now, and these rooms need them.
        from linli.knowledge import api as knowledge  # noqa: PLC0415
        from linli.ledger.api import only_grows  # noqa: PLC0415
        from linli.matters import registry  # noqa: PLC0415
        from linli.matters.actions.calls import free_numbers_of, leave_drafts_of  # noqa: PLC0415
        from linli.matters.actions.closing import refuse_closing  # noqa: PLC0415
        from linli.matters.actions.supervising import on_post_ended  # noqa: PLC0415
        from linli.matters.forms.take_down import grouped  # noqa: PLC0415
        from linli.matters.permissions import may_open_draft, may_open_number, may_reveal  # noqa: PLC0415
        from linli.matters.queries.receipts import code_of  # noqa: PLC0415
        from linli.matters.tasks import schedule  # noqa: PLC0415
        from linli.organisation.data import POST_ENDED, UNIT_CLOSING  # noqa: PLC0415
        from linli.privacy.api import allow_reveal  # noqa: PLC0415

        allow_reveal("matter", may_reveal)
        knowledge.offer_subjects(grouped)
        allow_reveal("draft", may_open_draft)
        allow_reveal("ring", may_open_number)
        POST_ENDED.extend((on_post_ended, leave_drafts_of, free_numbers_of))
        UNIT_CLOSING.append(refuse_closing)
        schedule()
        only_grows("matters_matterevent")
        registry.declare()
        registry.name_templates(code_of=code_of)
        navigation.enter("self", "matters:hand-over", _("Hand over"), order=20, guard="matters.queue")
        navigation.enter("desk", "matters:queue", _("Queue"), order=20, guard="matters.queue")
        navigation.enter("desk", "matters:calls", _("Calls"), order=35, guard="matters.calls")
        navigation.enter("desk", "matters:asked", _("Asked of us"), order=25, guard="matters.queue")
        navigation.enter("desk", "matters:orders", _("Orders"), order=40, guard="matters.queue")
        navigation.enter("desk", "matters:routing", _("Routing"), order=45, guard="matters.routing")
        navigation.enter("desk", "matters:search", _("Search"), order=50, guard="matters.queue")
        navigation.enter("desk", "matters:take-down", _("Take down"), order=30, guard="matters.take_down")
