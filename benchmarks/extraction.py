"""How long reading takes, as a ratio to the floor: markdown-it's block parser plus lxml over the same bytes.

    python benchmarks/extraction.py ../shared/corpus/as ../shared/corpus/elb ../shared/corpus/ims

A ratio of one run on one core says the same on a slow and a fast machine.  The floor builds no page at all.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

from lxml import etree
from markdown_it import MarkdownIt

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.source.files import find_pages, read_source
from generator.source.text import Lang, SourceFile
from generator.syntax.reader import read_page

_PARSER = MarkdownIt("commonmark").enable("table")


def floor(file: SourceFile) -> None:
    """What no reader of these pages can do without."""
    _PARSER.block.parse(file.text.replace("\r\n", "\n"), _PARSER, {}, [])
    etree.fromstring(file.text.encode() or b" ", etree.HTMLParser(encoding="utf-8", huge_tree=True))


def read(file: SourceFile) -> None:
    """Our reading; the file is made anew so that its line table is paid for."""
    read_page(SourceFile(file.path, file.lang, file.text))


def best_seconds(stage: Callable[[SourceFile], None], files: Sequence[SourceFile], rounds: int) -> float:
    """CPU seconds of the fastest of some rounds over all files."""
    seconds = []
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        for file in files:
            stage(file)
        seconds.append(time.process_time() - start)
    return min(seconds)


def pages_of(service: Path) -> list[SourceFile]:
    """The readable pages of a service folder."""
    files = []
    for lang in Lang:
        pages, _ = find_pages(service / lang.value, lang.value)
        sources = (read_source(page.path, page.shown, lang) for page in pages)
        files += [source for source in sources if isinstance(source, SourceFile)]
    return files


def peak_megabytes(files: Sequence[SourceFile]) -> float:
    """Most memory that one page of these takes while it is read."""
    tracemalloc.start()
    for file in files:
        read(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def main() -> None:
    """Prints a line per service, one for all, and one per size."""
    arguments = argparse.ArgumentParser(description="Ratio of our reading to the floor, in one run.")
    arguments.add_argument("service", nargs="+", type=Path, help="folder with zh/ and en/")
    arguments.add_argument("--rounds", type=int, default=3)
    chosen = arguments.parse_args()
    everything: list[SourceFile] = []
    print(f"{'':12} {'pages':>6} {'MB':>6} {'floor s':>8} {'read s':>8} {'ratio':>6}")
    for service in chosen.service:
        files = pages_of(service)
        everything += files
        _print_line(service.name, files, chosen.rounds)
    if len(chosen.service) > 1:
        _print_line("all", everything, chosen.rounds)
    sample = everything[:: max(1, len(everything) // 40)]
    for times in (1, 4, 16):
        seconds = best_seconds(read, sample * times, 1)
        print(f"{len(sample) * times:4} pages: {1000 * seconds / (len(sample) * times):6.2f} ms a page")
    print(f"peak memory while reading: {peak_megabytes(sample):.1f} MB")


def _print_line(name: str, files: Sequence[SourceFile], rounds: int) -> None:
    if not files:
        print(f"{name:12} no pages")
        return
    lowest, ours = best_seconds(floor, files, rounds), best_seconds(read, files, rounds)
    megabytes = sum(len(file.text.encode()) for file in files) / 1e6
    print(f"{name:12} {len(files):6} {megabytes:6.1f} {lowest:8.2f} {ours:8.2f} {ours / lowest:6.2f}")


if __name__ == "__main__":
    main()
