"""What import-linter cannot see: foreign keys written as text, and what migrations are made of."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

HOUSE = Path(settings.ROOT)
FLOORS = [
    "web", "accounts", "jobs", "ledger", "privacy", "notifications", "organisation", "training", "knowledge", "matters",
    "mediation", "outreach", "participation", "auxiliaries", "volunteers", "rights", "oversight", "reports",
    "portal", "desk", "rest", "open311", "operations",
]  # fmt: skip
OURS = [config for config in apps.get_app_configs() if config.name.startswith("linli.")]
MIGRATIONS = sorted(path for path in HOUSE.glob("*/migrations/*.py") if path.name != "__init__.py")


def test_foreign_keys_look_down() -> None:
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for config in OURS
        for model in config.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model._meta.app_label in FLOORS
        if FLOORS.index(field.related_model._meta.app_label) > FLOORS.index(config.label)
    ]
    assert not upward


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_a_migration_has_a_name_and_runs_alone(path: Path) -> None:
    assert "auto_" not in path.name
    imported = [
        name
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names])
    ]
    # Defaults such as `new_id` are named by migrations; the kernel is the one room old enough to be trusted.
    ours = [name for name in imported if name.startswith("linli.") and not name.startswith("linli.kernel")]
    assert not ours
