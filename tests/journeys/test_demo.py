"""What somebody finds who tries the demo."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from linli.matters.queries.suggester import suggest_category
from linli.operations.actions.demo.founding import found_district
from linli.operations.actions.demo.teaching import teach


def test_the_clerk_is_shown_what_a_resident_means(db: None, settings: Any, tmp_path: Path) -> None:
    found_district(at=timezone.now())
    settings.VAR = tmp_path
    assert teach()
    said = suggest_category("垃圾箱三天没有清运，已经溢出来了，气味很大。")
    assert said and said.key == "m06042" and "垃圾箱" in said.because
