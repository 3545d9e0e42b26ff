"""Nine writers on one SQLite file, eight threads of one process and one of another: with our queue, and without."""

import multiprocessing
import random
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from bench.report import Figures, main
from linli.config.sqlite.base import PROMISES
from linli.config.sqlite.ticket import Ticket

THREADS = (8, 1)
ROW = "x" * 200
THINKS = 0.05
"""Seconds a writer does something else between two transactions, at most."""


def write(file: Path, end: float, fair: bool, waits: list[float]) -> None:
    """Small transactions until `end`; how long each took, with its waiting, in milliseconds."""
    connection = sqlite3.connect(file, timeout=30, isolation_level=None)
    connection.executescript(PROMISES)
    ticket = Ticket(file)
    while time.time() < end:
        began = time.perf_counter()
        if fair:
            ticket.take()
        connection.execute("BEGIN IMMEDIATE")
        for _ in range(3):
            connection.execute("INSERT INTO note (words) VALUES (?)", [ROW])
        connection.execute("COMMIT")
        ticket.give_back()
        waits.append((time.perf_counter() - began) * 1000)
        time.sleep(random.random() * THINKS)
    ticket.close()
    connection.close()


def process(file: Path, threads: int, end: float, fair: bool, out: "multiprocessing.Queue[list[float]]") -> None:
    waits: list[float] = []
    writers = [threading.Thread(target=write, args=(file, end, fair, waits)) for _ in range(threads)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    out.put(waits)


def measure(fair: bool, seconds: float) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "town.sqlite3"
        connection = sqlite3.connect(file)
        connection.executescript(PROMISES + "CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)")
        connection.close()
        out: multiprocessing.Queue[list[float]] = multiprocessing.Queue()
        end = time.time() + seconds
        both = [multiprocessing.Process(target=process, args=(file, count, end, fair, out)) for count in THREADS]
        for one in both:
            one.start()
        waits = sorted(wait for _ in both for wait in out.get())
        for one in both:
            one.join()
    return waits


def figures(name: str, waits: list[float]) -> Iterable[tuple[str, float]]:
    yield f"{name}_per_s", len(waits)
    for part, at in (("p50", 0.5), ("p99", 0.99), ("max", 1.0)):
        yield f"{name}_{part}_ms", round(waits[min(int(len(waits) * at), len(waits) - 1)], 2)


def run(quick: bool) -> Figures:
    """The wait of a writer, from asking to committed: p99 with the queue against SQLite's own waiting."""
    seconds = 5.0 if quick else 20.0
    found: dict[str, object] = {}
    for name, fair in (("plain", False), ("ticket", True)):
        measured = dict(figures(name, measure(fair, seconds)))
        found |= {**measured, f"{name}_per_s": round(measured[f"{name}_per_s"] / seconds)}
    return found


if __name__ == "__main__":
    main("writers", run)
