"""What every bench shares: its two options, the machine's class, and one JSON object on the last line.

def run(quick: bool) -> dict[str, object]: ...

if __name__ == "__main__":
    main("locate", run)
"""

import argparse
import json
import os
import platform
import time
from collections.abc import Callable, Mapping

Figures = Mapping[str, object]


def machine() -> dict[str, object]:
    """The class of the machine, so that figures can be compared: cores, memory in GiB, Python."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {"cores": os.cpu_count(), "memory_gib": round(memory, 1), "python": platform.python_version()}


def main(name: str, run: Callable[[bool], Figures]) -> None:
    parser = argparse.ArgumentParser(prog=f"python -m bench.{name}", description=run.__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--quick", action="store_true", help="smaller sizes, at most 25 seconds")
    options = parser.parse_args()
    started = time.perf_counter()
    figures = dict(run(options.quick))
    figures |= {"seconds": round(time.perf_counter() - started, 2), "machine": machine()}
    if options.json:
        print(json.dumps({"bench": name, "quick": options.quick, **figures}, ensure_ascii=False))
    else:
        for key, value in figures.items():
            print(f"{key:<18} {value}")
