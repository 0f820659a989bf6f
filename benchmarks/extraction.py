"""What reading and building cost, as ratios to the floor: markdown-it's block parser plus lxml over the same bytes.

    python benchmarks/extraction.py ../shared/corpus/as ../shared/corpus/elb ../shared/corpus/ims

A ratio of one run on one core says the same on a slow and a fast machine.  The floor builds no page at all.  CPU seconds,
the best of some rounds, each round of each stage in a process of its own, so that nothing is remembered from one to the
next; the collector of garbage is set as `twinspec` sets it.  Peak memory is that of the process that builds everything,
and of one that does the same with all cores.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree
from markdown_it import MarkdownIt

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator import outputs, pipeline
from generator.extract.linking import link_pages
from generator.extract.page import extract_page
from generator.source.files import find_pages, read_source
from generator.source.text import Lang, SourceFile
from generator.syntax.reader import read_page

ROOT = Path(__file__).resolve().parents[1]
_PARSER = MarkdownIt("commonmark").enable("table")
_SIZES = (1, 4, 16)


def floor(file: SourceFile) -> None:
    """What no reader of these pages can do without."""
    _PARSER.block.parse(file.text.replace("\r\n", "\n"), _PARSER, {}, [])
    etree.fromstring(file.text.encode() or b" ", etree.HTMLParser(encoding="utf-8", huge_tree=True))


def parse(files: Sequence[SourceFile]) -> None:
    """The floor of all files."""
    for file in files:
        floor(file)


def read(files: Sequence[SourceFile]) -> None:
    """Syntax alone; each file is made anew so that its line table is paid for."""
    for file in files:
        read_page(SourceFile(file.path, file.lang, file.text))


def extract(files: Sequence[SourceFile]) -> None:
    """Read, extract and link, as `twinspec` does for a service."""
    drafts = [extract_page(read_page(SourceFile(file.path, file.lang, file.text))) for file in files]
    for lang in Lang:
        link_pages([draft for draft in drafts if draft.lang is lang])


def build(service: Path) -> None:
    """Every output of a service, in memory."""
    described = pipeline.describe(service, jobs=1)
    outputs.build_files(described.api, pipeline.report(described), outputs.GROUPS)


def build_all(services: Sequence[Path]) -> None:
    """Every output of several services, one after the other in one process."""
    for service in services:
        build(service)


def seconds_of(work: Callable[[], None]) -> float:
    """CPU seconds of one round."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def cold_seconds_of(work: Callable[[], None]) -> float:
    """CPU seconds of one round in a process that has remembered nothing yet."""
    forks = multiprocessing.get_context("fork")
    answer = forks.SimpleQueue()
    worker = forks.Process(target=lambda: answer.put(seconds_of(work)))
    worker.start()
    seconds: float = answer.get()
    worker.join()
    return seconds


def pages_of(service: Path) -> list[SourceFile]:
    """The readable pages of a service folder."""
    files = []
    for lang in Lang:
        pages, _ = find_pages(service / lang.value, lang.value)
        sources = (read_source(page.path, page.shown, lang) for page in pages)
        files += [source for source in sources if isinstance(source, SourceFile)]
    return files


def main() -> None:
    """Prints a line per service and one for all, then how cost grows, then memory."""
    parser = argparse.ArgumentParser(description="Ratios of reading and building to the floor, in one run.")
    parser.add_argument("service", nargs="+", type=Path, help="folder with zh/ and en/")
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many counts")
    parser.add_argument("--no-build", action="store_true", help="only reading and extraction")
    chosen = parser.parse_args()
    gc.set_threshold(100_000, 20, 50)
    services = {service: pages_of(service) for service in chosen.service}
    _print_ratios(services, chosen.rounds, with_build=not chosen.no_build)
    _print_growth([file for files in services.values() for file in files])
    if not chosen.no_build:
        _print_memory(chosen.service)


def _print_ratios(services: dict[Path, list[SourceFile]], rounds: int, *, with_build: bool) -> None:
    print(f"{'':12} {'pages':>6} {'MB':>6} {'floor s':>8} {'read':>6} {'extract':>8} {'build':>6}   (times the floor)")
    groups = {service.name: [service] for service in services}
    if len(services) > 1:
        groups["together"] = list(services)
    for name, group in groups.items():
        files = [file for service in group for file in services[service]]
        # One round of each stage after the other, so that a busy moment of the machine hits all alike.
        works: list[Callable[[], None]] = [lambda f=files: parse(f), lambda f=files: read(f), lambda f=files: extract(f)]
        works += [lambda g=group: build_all(g)] if with_build else []
        best = [min(times) for times in zip(*([cold_seconds_of(work) for work in works] for _ in range(rounds)), strict=True)]
        _print_line(name, len(files), sum(len(file.text.encode()) for file in files) / 1e6, best)


def _print_line(name: str, pages: int, megabytes: float, seconds: Sequence[float]) -> None:
    read_ratio, extract_ratio, *build_ratio = (one / seconds[0] for one in seconds[1:])
    shown = f"{build_ratio[0]:6.2f}" if build_ratio else f"{'-':>6}"
    print(f"{name:12} {pages:6} {megabytes:6.1f} {seconds[0]:8.2f} {read_ratio:6.2f} {extract_ratio:8.2f} {shown}")


def _print_growth(files: Sequence[SourceFile]) -> None:
    """Milliseconds for each page at several numbers of pages: level where cost is linear."""
    sample = files[:: max(1, len(files) // 30)]
    for name, stage in (("read", read), ("extract", extract)):
        stage(sample)
        for times in _SIZES:
            many = [SourceFile(f"{at}/{file.path}", file.lang, file.text) for at in range(times) for file in sample]
            milliseconds = 1000 * seconds_of(lambda work=stage, pages=many: work(pages)) / len(many)
            print(f"{name:8} {len(many):5} pages: {milliseconds:6.2f} ms a page")


def _print_memory(services: Sequence[Path]) -> None:
    """Peak memory of `twinspec build` of all services, on one core and on all, and whether both wrote the same."""
    written = []
    with tempfile.TemporaryDirectory() as folder:
        for jobs in ("1", "0"):
            out = Path(folder, f"jobs-{jobs}")
            start = time.perf_counter()
            command = [sys.executable, "-m", "generator", "build", "--quiet", "--jobs", jobs, "--out", str(out), *map(_absolute, services)]
            subprocess.run(command, cwd=ROOT, check=False, stderr=subprocess.DEVNULL)
            megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"build --jobs {jobs}: {time.perf_counter() - start:6.1f} s, peak memory of a process so far {megabytes:.0f} MB")
            written.append({path.relative_to(out): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()})
    print(f"the same {len(written[0])} files" if written[0] == written[1] else "DIFFERENT files")


def _absolute(path: Path) -> str:
    return str(path.resolve())


if __name__ == "__main__":
    main()
