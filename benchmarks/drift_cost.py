"""What finding drift costs, as ratios inside one run: of CPU seconds, so that a busy machine says the same.

    python benchmarks/drift_cost.py ../shared/corpus/as ../shared/corpus/elb ../shared/corpus/ims

drift / extraction: everything `twinspec drift` does with the drafts of a service, to making these drafts.
diff / both: `twinspec diff` of a service and a copy with some pages changed, to describing both.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator import pipeline
from generator.emit.sample_nulls import with_sample_nulls
from generator.emit.samples import check_samples
from generator.extract.linking import link_pages
from generator.extract.page import extract_page
from generator.model.draft import PageDraft
from generator.reconcile.merge import reconcile
from generator.reconcile.pairing import pair_pages
from generator.reconcile.rulings import judge, load_decisions
from generator.report import DIFF_FORMATS, FORMATS
from generator.report.report import make_report
from generator.report.revision_report import revision_report
from generator.settings import load_settings
from generator.source.files import read_source
from generator.source.text import Lang, SourceFile
from generator.syntax.reader import read_page

DRIFT_TARGET, DIFF_TARGET = 2.0, 1.2

T = TypeVar("T")


def extraction(folder: Path) -> tuple[PageDraft, ...]:
    """Drafts of all pages of a service, linked, in this process."""
    found, _ = pipeline.find_service_pages(folder, load_settings(folder, "service.toml"))
    sources = (read_source(page.path, page.shown, lang) for page, lang in found)
    drafts = [extract_page(read_page(source)) for source in sources if isinstance(source, SourceFile)]
    return tuple(draft for lang in Lang for draft in link_pages([draft for draft in drafts if draft.lang is lang]))


def drift(folder: Path, drafts: tuple[PageDraft, ...]) -> int:
    """Pairs, reconciles, checks and reports, as `twinspec drift --format json` does; how many findings there are."""
    settings, rulings = load_settings(folder, "service.toml"), load_decisions(folder, None)
    pairs, unpaired = pair_pages(drafts)
    reconciled = reconcile(settings, pairs, rulings)
    samples = check_samples(with_sample_nulls(reconciled.api))
    findings = judge((*unpaired, *reconciled.diagnostics, *samples), rulings)
    reading = tuple(diagnostic for draft in drafts for diagnostic in draft.diagnostics)
    report = make_report(
        service=settings.id,
        title=settings.title,
        languages=reconciled.api.languages,
        diagnostics=findings,
        reading=reading,
        drafts=drafts,
    )
    FORMATS["json"](report, Lang.EN)
    return len(findings)


def diff(old: Path, new: Path) -> int:
    """Reads and compares both revisions, as `twinspec diff --format json` does; how many changes there are."""
    comparison = pipeline.diff(old, new, ("old", "new"), jobs=1)
    DIFF_FORMATS["json"](revision_report(comparison), Lang.EN)
    return len(comparison.changes)


def both(old: Path, new: Path) -> None:
    """The descriptions of both revisions."""
    for folder in (old, new):
        pipeline.describe(folder, jobs=1)


def change_pages(folder: Path, every: int) -> int:
    """Gives a field another type and takes the last paragraph away, on every n-th page; how many pages changed."""
    changed = 0
    for lang in Lang:
        for page in sorted((folder / lang.value).rglob("*.md"))[::every]:
            text = page.read_text(encoding="utf-8")
            kept = text.rstrip().rpartition("\n\n")[0].replace("String", "Integer", 1)
            page.write_text(kept + "\n", encoding="utf-8")
            changed += kept.strip() != text.strip()
    return changed


def seconds(stage: Callable[[], T], rounds: int) -> tuple[float, T]:
    """CPU seconds of the fastest of some rounds, and what the last one gave."""
    spent = []
    for _ in range(rounds):
        gc.collect()
        start = time.process_time()
        result = stage()
        spent.append(time.process_time() - start)
    return min(spent), result


def main() -> None:
    """Prints a line per service for drift, then one for diff."""
    arguments = argparse.ArgumentParser(description="Ratios of drift to extraction, and of diff to describing both sides, in one run.")
    arguments.add_argument("service", nargs="+", type=Path, help="folder with zh/ and en/")
    arguments.add_argument("--rounds", type=int, default=1)
    arguments.add_argument("--every", type=int, default=20, help="the copy differs on every n-th page")
    chosen = arguments.parse_args()
    # Tables that are made once are made before anything is measured.
    pipeline.report(pipeline.describe(ROOT / "seeds" / "as", jobs=1))
    print(f"{'drift':10} {'pages':>6} {'findings':>8} {'extract s':>10} {'drift s':>8} {'ratio':>6}  target {DRIFT_TARGET}")
    for folder in chosen.service:
        _print_drift(folder, chosen.rounds)
    print(f"{'diff':10} {'edited':>6} {'changes':>8} {'both s':>10} {'diff s':>8} {'ratio':>6}  target {DIFF_TARGET}")
    for folder in chosen.service:
        _print_diff(folder, chosen.rounds, chosen.every)


def _print_drift(folder: Path, rounds: int) -> None:
    lowest, drafts = seconds(lambda: extraction(folder), rounds)
    ours, findings = seconds(lambda: drift(folder, drafts), rounds)
    _print_line(folder.name, len(drafts), findings, lowest, ours, DRIFT_TARGET)


def _print_diff(folder: Path, rounds: int, every: int) -> None:
    with tempfile.TemporaryDirectory() as work:
        # The copy has the folder's name: settings of a service without service.toml depend on it.
        new = Path(work) / folder.name
        for lang in Lang:
            if (folder / lang.value).is_dir():
                shutil.copytree(folder / lang.value, new / lang.value, copy_function=shutil.copyfile)
        if (folder / "service.toml").is_file():
            shutil.copyfile(folder / "service.toml", new / "service.toml")
        _make_writable(new)
        edited = change_pages(new, every)
        lowest, _ = seconds(lambda: both(folder, new), rounds)
        ours, changes = seconds(lambda: diff(folder, new), rounds)
    _print_line(folder.name, edited, changes, lowest, ours, DIFF_TARGET)


def _make_writable(folder: Path) -> None:
    """A copy of a read-only folder is read-only too, and could not be removed."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200)


def _print_line(name: str, pages: int, results: int, lowest: float, ours: float, target: float) -> None:
    ratio = ours / lowest if lowest else 0.0
    verdict = "within" if ratio <= target else "over"
    print(f"{name:10} {pages:6} {results:8} {lowest:10.2f} {ours:8.2f} {ratio:6.2f}  {verdict}", flush=True)


if __name__ == "__main__":
    main()
