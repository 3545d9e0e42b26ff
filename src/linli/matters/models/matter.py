"""The matter, its history and its receipts."""

from django.db import models
from django.db.models import F, Q

from linli.kernel.enums import choices
from linli.kernel.ids import new_id
from linli.matters.data import AT_WORK, WITH_RESIDENT, Answers, Channel, Flood, Kind, State
from linli.matters.models.catalogue import Category
from linli.matters.models.choices import FAR, FAR_DAY, differs, known
from linli.matters.rules.parties import Standing

_UNIT, _POST, _USER = "organisation.Unit", "organisation.Post", "accounts.User"
_OPEN = Q(state__in=[state.value for state in AT_WORK])
_NOT_OVER = Q(state__in=[state.value for state in (*AT_WORK, *WITH_RESIDENT)])
_ANSWERED = [s.value for s in (State.CHECKED, State.REPLIED, State.REVIEWING, State.REVIEWED, State.REREVIEWING)] + [
    State.CLOSED.value,
    State.FINAL.value,
]


class Matter(models.Model):
    """One matter. `holder_unit` is who must act next; `lead_unit` who handles and answers. No words live here.

    `village`, `township` and `district` are the centres of the place, kept for filters and for the way up.
    `due_at` is the earliest running clock; `closes_at` the end of the resident's window; `kept_until` the last day of
    what the vault holds of it. `held`: it came in a flood and waits apart until somebody has looked at it.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    number = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=20, choices=choices(Kind))
    channel = models.CharField(max_length=16, choices=choices(Channel))
    category = models.ForeignKey(Category, models.PROTECT, related_name="+", db_index=False)
    category_key = models.CharField(max_length=40)
    public = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=choices(State), default=State.RAISED.value)

    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    grid = models.ForeignKey("organisation.Grid", models.PROTECT, related_name="+", db_index=False, null=True)
    village = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False, null=True)
    township = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False, null=True)
    district = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False, null=True)

    holder_unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    holder_post = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    lead_unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False, null=True)
    dispatching_unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False, null=True)
    unit_concerned = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False, null=True)
    offered_to = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False, null=True)
    recused = models.JSONField(default=list)  # ids of posts that stay away
    assisting = models.JSONField(default=list)  # ids of units that have been asked to help and have not finished
    avoid_village = models.BooleanField(default=False)
    designated = models.BooleanField(default=False)
    rule = models.ForeignKey("matters.RoutingRule", models.PROTECT, related_name="+", db_index=False, null=True)
    answers = models.CharField(max_length=8, choices=choices(Answers), default=Answers.SCREENER.value)

    dispatched_by = models.ForeignKey(_USER, models.PROTECT, related_name="+", db_index=False, null=True)
    handled_by = models.ForeignKey(_USER, models.PROTECT, related_name="+", db_index=False, null=True)
    checked_by = models.ForeignKey(_USER, models.PROTECT, related_name="+", db_index=False, null=True)
    raised_at = models.DateTimeField()
    dispatched_at = models.DateTimeField(null=True)
    handled_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()
    due_at = models.DateTimeField(default=FAR)
    closes_at = models.DateTimeField(default=FAR)
    kept_until = models.DateField(default=FAR_DAY)
    planned_on = models.DateField(null=True)
    plan_chased = models.BooleanField(default=False)  # the planned day has passed, and the unit was told
    news_by = models.DateField(null=True)  # the day by which an interim answer has promised more
    asked_at = models.DateTimeField(null=True)  # a question to the resident stands open
    wrote_at = models.DateTimeField(null=True)  # the resident has written, and no office has acted since
    merged_into = models.ForeignKey("self", models.PROTECT, related_name="+", db_index=False, null=True)
    part_of = models.ForeignKey("self", models.PROTECT, related_name="+", db_index=False, null=True)
    parts = models.PositiveSmallIntegerField(default=0)  # further matters that were split off this message
    reminders = models.PositiveSmallIntegerField(default=0)
    reopened = models.PositiveSmallIntegerField(default=0)
    joined = models.PositiveIntegerField(default=0)
    source = models.CharField(max_length=64, blank=True)
    held = models.CharField(max_length=6, choices=choices(Flood), blank=True)

    class Meta:
        constraints = [
            known("state", State, "matter_state_known"),
            known("kind", Kind, "matter_kind_known"),
            known("channel", Channel, "matter_channel_known"),
            models.CheckConstraint(
                condition=Q(lon__isnull=True, lat__isnull=True)
                | Q(lon__gte=-180, lon__lte=180, lat__gte=-90, lat__lte=90),
                name="matter_point_on_earth",
            ),
            differs("checked_by", "handled_by", "matter_handler_does_not_check"),
            differs("checked_by", "dispatched_by", "matter_dispatcher_does_not_check"),
            models.CheckConstraint(
                condition=Q(dispatched_at__isnull=True) | Q(checked_at__isnull=False) | ~Q(state__in=_ANSWERED),
                name="matter_dispatched_is_checked",
            ),
            models.CheckConstraint(
                condition=Q(state=State.MERGED.value, merged_into__isnull=False)
                | (~Q(state=State.MERGED.value) & Q(merged_into__isnull=True)),
                name="matter_merged_into_one",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="matter_not_merged_into_itself"),
            models.CheckConstraint(condition=~Q(part_of=F("id")), name="matter_no_part_of_itself"),
            models.CheckConstraint(condition=Q(part_of__isnull=True) | Q(parts=0), name="matter_part_has_no_parts"),
            models.CheckConstraint(
                condition=~Q(holder_unit=F("unit_concerned")) | Q(unit_concerned__isnull=True),
                name="matter_not_held_by_unit_concerned",
            ),
            models.UniqueConstraint(
                fields=["channel", "source"], condition=~Q(source=""), name="matter_one_per_source_number"
            ),
        ]
        indexes = [
            models.Index(fields=["holder_unit", "due_at", "id"], condition=_OPEN, name="matter_queue"),
            models.Index(fields=["holder_post", "due_at", "id"], condition=_OPEN, name="matter_desk"),
            models.Index(fields=["lead_unit", "due_at", "id"], condition=_OPEN, name="matter_led"),
            models.Index(fields=["grid", "due_at", "id"], condition=_OPEN, name="matter_grid"),
            models.Index(fields=["holder_unit", "due_at", "id"], condition=~Q(held="") & _OPEN, name="matter_held"),
            models.Index(fields=["category_key", "lat"], condition=_OPEN, name="matter_near"),
            models.Index(fields=["lat", "lon"], condition=Q(public=True) & _OPEN, name="matter_map"),
            models.Index(fields=["raised_at", "number"], condition=Q(public=True), name="matter_public"),
            models.Index(fields=["updated_at", "id"], condition=Q(public=True), name="matter_public_news"),
            models.Index(
                fields=["closes_at"],
                condition=Q(state__in=[State.REPLIED.value, State.REVIEWED.value]),
                name="matter_windows",
            ),
            models.Index(
                fields=["dispatching_unit", "replied_at"],
                condition=Q(state__in=[State.REPLIED.value, State.REVIEWED.value]),
                name="matter_call_backs",
            ),
            models.Index(fields=["kept_until"], condition=_NOT_OVER, name="matter_kept"),
            models.Index(
                fields=["planned_on"],
                condition=Q(planned_on__isnull=False, plan_chased=False) & _OPEN,
                name="matter_planned",
            ),
            models.Index(fields=["offered_to"], condition=Q(offered_to__isnull=False) & _OPEN, name="matter_offered"),
            models.Index(fields=["village", "raised_at"], name="matter_weeks"),
            models.Index(fields=["part_of"], condition=Q(part_of__isnull=False), name="matter_parts"),
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="matter_merged"),
        ]

    def standing(self) -> Standing:
        """What the predicates of `rules.parties` may know."""
        return Standing(
            state=State(self.state), holder_unit=self.holder_unit_id, holder_post=self.holder_post_id,
            lead_unit=self.lead_unit_id, dispatching_unit=self.dispatching_unit_id, offered_to=self.offered_to_id,
            unit_concerned=self.unit_concerned_id, village=self.village_id, township=self.township_id,
            district=self.district_id, grid=self.grid_id, handled_by=self.handled_by_id,
            dispatched_by=self.dispatched_by_id, recused=frozenset(self.recused),
            assisting=frozenset(self.assisting), answers=self.answers,
        )  # fmt: skip


class MatterEvent(models.Model):
    """One act, appended and never changed. `detail`: codes and ids; `sealed`: [id, field] of texts in the vault."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="events", db_index=False)
    act = models.CharField(max_length=24)
    source = models.CharField(max_length=12, blank=True)
    target = models.CharField(max_length=12)
    at = models.DateTimeField()
    role = models.CharField(max_length=16)
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False, null=True)
    post = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    detail = models.JSONField(default=dict)
    sealed = models.JSONField(default=list)

    class Meta:
        indexes = [
            models.Index(fields=["matter", "id"], name="event_story"),
            models.Index(fields=["unit", "act", "at"], name="event_figures"),
        ]


class Receipt(models.Model):
    """What opens a matter: a SHA-256 of ≥ 128 random bits. `joined` is a "me too": story and answer, no words.

    `key` is a hash of client and idempotency key; `replaced_at` ends a lost one.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="receipts")
    code_hash = models.CharField(max_length=64, unique=True)
    key = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - null keeps the unique index small
    joined = models.BooleanField(default=False)
    reachable = models.BooleanField(default=False)  # a contact is held, so that news can be sent
    made_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
