"""Work in several processes, with the results that one process gives.

This process always does a share itself: what it makes need not be sent.  Where processes cannot be copied, it does more.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import TypeVar

A = TypeVar("A")
T = TypeVar("T")

_CHUNK = 4
"""Items that are sent at once: few, so that all processes end at about the same time."""
_AHEAD = 2
"""Chunks that a process has before it, so that it never waits for the next."""


def processes_for(jobs: int) -> int:
    """How many processes `--jobs` means: 0 is one for each core."""
    return jobs or os.cpu_count() or 1


def each(work: Callable[[A], T], items: Sequence[A], processes: int, done: Callable[[int], None]) -> list[T]:
    """What `work` makes of each item, in order; `done` is told how many are.

    Others work from the end towards the beginning, so neighbours, which repeat each other's words, meet one memory.
    """
    chunks = deque(items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))
    here: list[T] = []
    there: list[Future[list[T]]] = []

    def tell() -> None:
        done(min(len(items), len(here) + _CHUNK * sum(future.done() for future in there)))

    # Ctrl-C reaches every process of the terminal; only this one answers.
    with ProcessPoolExecutor(max(1, processes - 1), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)) as pool:
        while chunks:
            busy = sum(not future.done() for future in there)
            while chunks and processes > 1 and busy < _AHEAD * (processes - 1):
                there.append(pool.submit(_each, work, chunks.pop()))
                busy += 1
            if chunks:
                here += _each(work, chunks.popleft())
            tell()
        for future in there:
            future.result()
            tell()
    return [*here, *(result for future in reversed(there) for result in future.result())]


def _each(work: Callable[[A], T], items: Sequence[A]) -> list[T]:
    return [work(item) for item in items]


def both(here: Callable[[], T], there: Callable[[], T]) -> tuple[T, T]:
    """What both make; `there` is done in a copy of this process, which has everything already.

    Where no copy can be made, or it fails, all is done here, and what is raised is raised here.
    """
    if sys.platform != "linux" or "fork" not in get_all_start_methods():
        return here(), there()
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    copy = context.Process(target=_answer, args=(there, theirs), daemon=True)
    copy.start()
    theirs.close()
    try:
        made = here()
        try:
            return made, ours.recv()
        except EOFError:
            return made, there()
    finally:
        copy.kill()
        copy.join()
        ours.close()


def _answer(work: Callable[[], object], connection: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        connection.send(work())
    except Exception:
        # The other process finds no answer, does it itself, and has the exception to show.
        connection.close()
