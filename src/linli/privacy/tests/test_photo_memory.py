"""The largest pictures that are taken, several at once: two are decoded at a time, and memory stays within bounds."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

WIDTH, HEIGHT = 9990, 6000
MOST = {"PNG": 950, "JPEG": 450, "HEIF": 1200}
"""MB above what the process has before, with two at a time and four that want to; a third would go beyond."""
CLEAN = """
import re, sys, threading
from pathlib import Path
import pillow_heif
from linli.privacy.engine.photos import clean_photos
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
before, made = peak(), []
def clean():
    with open(sys.argv[1], "rb") as file:
        made.extend(clean_photos(file))
threads = [threading.Thread(target=clean) for _ in range(int(sys.argv[2]))]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(made) == len(threads) and max(photo.width for photo in made) == 2048
print(peak() - before)
"""


def largest(folder: Path, kind: str) -> Path:
    """Nearly sixty million points in few bytes, each channel full."""
    file = folder / kind
    bands = [Image.linear_gradient("L").resize((WIDTH, HEIGHT)) for _band in range(3 if kind == "JPEG" else 4)]
    Image.merge("RGB" if kind == "JPEG" else "RGBA", bands).save(file, kind)
    assert file.stat().st_size < 25 << 20
    return file


def megabytes_for(file: Path, threads: int) -> int:
    done = subprocess.run(
        [sys.executable, "-c", CLEAN, file, str(threads)], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    return int(done.stdout)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says how much a process had at most")
@pytest.mark.parametrize("kind", sorted(MOST))
def test_four_of_the_largest_at_once_take_no_more_than_two(tmp_path: Path, kind: str) -> None:
    import pillow_heif  # noqa: F401 - teaches Pillow to write one

    file = largest(tmp_path, kind)
    assert megabytes_for(file, 4) < MOST[kind]
