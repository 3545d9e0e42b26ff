"""The tables: facts, and what must never be false of them."""

from linli.matters.models import literal, rows
from linli.matters.models.absence import Handed, HandOver
from linli.matters.models.assisting import Assist
from linli.matters.models.calls import Draft, Ring
from linli.matters.models.catalogue import DRAFT, PUBLISHED, RETIRED, Category, Edition
from linli.matters.models.causes import CauseLink
from linli.matters.models.choices import FAR
from linli.matters.models.clocks import Clock, Extension, Pause
from linli.matters.models.figures import Counted, UnitDay
from linli.matters.models.handling import Objection, SuperviseOrder
from linli.matters.models.judging import CallBack, PublicText, Rating, Reply, Review
from linli.matters.models.matter import Matter, MatterEvent, Receipt
from linli.matters.models.pressure import Pressure
from linli.matters.models.routing import RoutingProposal, RoutingRule, RoutingVersion

__all__ = [
    "DRAFT", "FAR", "PUBLISHED", "RETIRED", "Assist", "CallBack", "Category", "CauseLink", "Clock", "Counted", "Draft",
    "Edition", "Extension", "HandOver", "Handed", "Matter", "MatterEvent", "Objection", "Pause", "Pressure",
    "PublicText", "Rating", "Receipt", "Reply", "Review", "Ring", "RoutingProposal", "RoutingRule", "RoutingVersion",
    "SuperviseOrder", "UnitDay", "literal", "rows",
]  # fmt: skip
