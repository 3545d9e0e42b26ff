"""Pieces for tests of any context. All units are invented."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from linli.kernel.actor import Actor, Role
from linli.kernel.words import Name
from linli.knowledge import api
from linli.knowledge.data import PieceId, PieceKind, PieceText
from linli.organisation.tests.factories import NOON, District

UNTIL = NOON.date() + timedelta(days=365)
ARTICLE = PieceText(
    PieceKind.ARTICLE, Name("路灯坏了多久修好", "How long a lamp takes"),
    {"body": "路灯坏了，三个工作日内修好。", "body_en": "A lamp is mended within three working days."},
    expires_on=UNTIL,
)  # fmt: skip
REPLY = PieceText(
    PieceKind.REPLY, Name("坑洞已填平", "A pit was filled"),
    {"findings": "您反映的{地点}路面有坑。", "action": "{单位}已于{今天}填平。"}, expires_on=UNTIL,
)  # fmt: skip


def lead(district: District) -> Actor:
    return district.actor(Role.LEAD, district.department)


def handler(district: District) -> Actor:
    return district.actor(Role.HANDLER, district.department)


def written(district: District, text: PieceText = ARTICLE, **changes: Any) -> PieceId:
    """A draft of the water department."""
    who = {"actor": handler(district), "at": NOON}
    return api.write_piece(replace(text, **changes), unit=district.department, **who)


def published(district: District, text: PieceText = ARTICLE, **changes: Any) -> PieceId:
    id = written(district, text, **changes)
    api.publish_piece(id, actor=lead(district), at=NOON)
    return id
