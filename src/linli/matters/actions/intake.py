"""Raising a matter, in the same way from every channel."""

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed
from linli.kernel.ids import new_id, new_number
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.ledger.data import Entry
from linli.matters.actions.act import act
from linli.matters.actions.checking import Prepared, contact_items, district_centre, prepare
from linli.matters.actions.clocks import Clocks
from linli.matters.actions.step import Pairs, hold, keep_until, subject_of
from linli.matters.data import About, ClockKind, Kind, MatterId, RaiseRequest, State
from linli.matters.data import Receipt as Given
from linli.matters.models import Clock, Matter, MatterEvent, Receipt, rows
from linli.matters.queries.catalogue import catalogue
from linli.matters.queries.limits import calendar
from linli.matters.queries.names import title_of
from linli.matters.queries.promises import promise_of
from linli.matters.queries.sketches import sealed_sketch
from linli.matters.rules import receipts
from linli.matters.rules.routing import Routed, RoutingFacts, route
from linli.organisation import api as organisation
from linli.privacy import api as privacy
from linli.privacy.data import Purpose, Sealed


def raise_matter(request: RaiseRequest, *, actor: Actor, at: datetime) -> Given:
    """A matter with its receipt; the same receipt again where `request.key` was used before by this client.

    Raises BadInput with the field that cannot be understood. Nothing is half stored.
    """
    try:
        return _raise(request, actor=actor, at=at)
    except IntegrityError:
        if earlier := _earlier(receipts.key_of(actor.client, request.key)):
            return earlier
        if request.source and Matter.objects.filter(channel=request.channel, source=request.source).exists():
            raise BadInput("source", _("A matter with this number was taken before.")) from None
        raise


@act
def _raise(request: RaiseRequest, *, actor: Actor, at: datetime) -> Given:
    prepared = prepare(request, at=at)
    routed = route(facts_for(request, prepared, at), catalogue().routing)
    matter = matter_of_request(request, prepared, routed, at)
    clocks = Clocks(matter, prepared.category, ())
    clocks.start(ClockKind.SCREEN, matter.holder_unit_id, act="raise", at=at)
    if prepared.category.kind != Kind.PETITION:  # a petition's sixty days run from its acceptance
        clocks.start(ClockKind.ANSWER, matter.holder_unit_id, act="raise", at=at)
    matter.due_at = clocks.due_at
    rows.insert([matter])
    code = _receipt(matter, request, prepared, actor, at)
    _record(matter, routed, hold_request(matter, request, prepared, at), actor, at)
    if prepared.words:
        privacy.index_words(subject_of(matter), UnitId(matter.holder_unit_id), prepared.words, keep_until(at))
    clocks.save()
    title = title_of(matter, prepared.category)
    return Given(MatterId(matter.pk), matter.number, code, title, promise_of(matter, clocks.running))


def facts_for(request: RaiseRequest, prepared: Prepared, at: datetime) -> RoutingFacts:
    place, category = prepared.place, prepared.category
    days = calendar()
    concerned = request.unit_concerned
    above = organisation.centre_above(concerned) if concerned is not None else None
    district = place.district if place else district_centre()
    return RoutingFacts(
        category=category.key, group=category.group, kind=category.kind,
        village=place.village if place else None, township=place.township if place else None,
        district=UnitId(district) if district is not None else None,
        in_office_hours=any(opens <= at < closes for opens, closes in days.spans(days.local_day(at))),
        on=days.local_day(at), avoid_village=request.avoid_village,
        unit_concerned=concerned, above_concerned=above.id if above else None,
    )  # fmt: skip


def matter_of_request(request: RaiseRequest, prepared: Prepared, routed: Routed, at: datetime) -> Matter:
    place, category = prepared.place, prepared.category
    holder = routed.unit or district_centre()
    if holder is None:
        raise NotAllowed(_("No centre has been set up yet that could take this."))
    open_to_all = category.public and request.about is About.PLACE and category.kind == Kind.SERVICE_REQUEST
    return Matter(
        id=new_id(), number=new_number(at), kind=category.kind, channel=request.channel,
        category=category, category_key=category.key, public=open_to_all, state=State.RAISED,
        lon=prepared.lon, lat=prepared.lat, grid_id=place.grid.id if place else None,
        village_id=place.village if place else None, township_id=place.township if place else None,
        district_id=place.district if place else district_centre(),
        holder_unit_id=holder, unit_concerned_id=request.unit_concerned, avoid_village=request.avoid_village,
        raised_at=at, updated_at=at, kept_until=keep_until(at), source=request.source,
        held=request.held or "", rule_id=routed.rule, answers=routed.answers,
    )  # fmt: skip


def _receipt(matter: Matter, request: RaiseRequest, prepared: Prepared, actor: Actor, at: datetime) -> str:
    key = receipts.key_of(actor.client, request.key)
    code = receipts.code_for(key, secret=settings.SECRET_KEY)
    reachable = bool(prepared.contact and (prepared.contact.phone or prepared.contact.email))
    row = Receipt(matter=matter, code_hash=receipts.hashed(code), key=key, made_at=at, reachable=reachable)
    rows.insert([row])
    return code


def hold_request(matter: Matter, request: RaiseRequest, prepared: Prepared, at: datetime) -> Pairs:
    texts = (("words", prepared.words), ("address", prepared.address))
    items = [Sealed(field, Purpose.HANDLING, text) for field, text in texts if text]
    items += [Sealed("photo", Purpose.HANDLING, photo) for photo in request.photos]
    items += contact_items(prepared.contact)
    items += sealed_sketch(prepared.address, prepared.words)
    return hold(matter, items, at)


def _record(matter: Matter, routed: Routed, sealed: Pairs, actor: Actor, at: datetime) -> None:
    detail: dict[str, str | int | None] = {
        "to": matter.holder_unit_id, "rule": routed.rule, "suggests": routed.suggests,
    }  # fmt: skip
    detail |= {"held": matter.held} if matter.held else {}
    event = MatterEvent(
        matter=matter, act="raise", source="", target=matter.state, at=at, role=actor.role,
        unit_id=actor.unit, post_id=actor.post, detail=detail, sealed=sealed,
    )  # fmt: skip
    rows.insert([event])
    entry = Entry("matters.raise", subject_of(matter), {**detail, "category": matter.category_key})
    ledger.append(entry, actor=actor, at=at)


def _earlier(key: str | None) -> Given | None:
    """The receipt of the request that used this key first."""
    row = Receipt.objects.select_related("matter__category").filter(key=key).first() if key else None
    if row is None:
        return None
    matter, code = row.matter, receipts.code_for(key, secret=settings.SECRET_KEY)
    is_live = row.replaced_at is None and receipts.hashed(code) == row.code_hash
    code = code if is_live else ""  # renewed, or the installation's secret has changed since
    promise = promise_of(matter, Clock.objects.filter(matter=matter))
    return Given(MatterId(matter.pk), matter.number, code, title_of(matter, matter.category), promise, again=True)
