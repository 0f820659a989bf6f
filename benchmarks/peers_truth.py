"""True differences of a pair of pages, and how findings of any tool are counted against them: by source line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.source.text import Lang

SEVERITIES = ("breaking", "warning", "info")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A true difference, or a pair of phrases that is none, by its lines."""

    id: str
    severity: str
    location: str
    lines: Mapping[Lang, frozenset[int]]
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a tool reports, where it stands on the pages, and whether the tool itself calls it serious."""

    name: str
    strong: bool
    lines: Mapping[Lang, frozenset[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What the findings of one tool amount to."""

    found: frozenset[str]
    findings: int
    false: tuple[Finding, ...]
    violated: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """The hand-made lists of the seed pair."""

    differences: tuple[Difference, ...]
    equivalences: tuple[Difference, ...]

    @property
    def roots(self) -> tuple[Difference, ...]:
        """Differences that are no consequence of another."""
        return tuple(entry for entry in self.differences if not entry.part_of)


def load_truth(folder: Path) -> Truth:
    """The lists as their keys say: lines of a difference stand under zh_pos and en_pos, of a control under zh_line and en_line."""
    listed = json.loads((folder / "seed_drift.json").read_text(encoding="utf-8"))
    controls = json.loads((folder / "seed_equivalences.json").read_text(encoding="utf-8"))
    return Truth(
        differences=tuple(
            Difference(
                id=entry["id"],
                severity=entry["severity"],
                location=entry["location"],
                lines={lang: _numbers((entry.get(f"{lang.value}_pos") or {}).get("line")) for lang in Lang},
                part_of=entry.get("part_of"),
            )
            for entry in listed
        ),
        equivalences=tuple(
            Difference(
                id=entry["id"],
                severity="none",
                location=entry["location"],
                lines={lang: _numbers(entry[f"{lang.value}_line"]) for lang in Lang},
            )
            for entry in controls
        ),
    )


def score(findings: Sequence[Finding], truth: Truth) -> Score:
    """Counts by source line: a difference is found when a finding stands on its line in one of the languages."""
    hit = {entry.id for entry in truth.differences if any(touches(finding, entry) for finding in findings)}
    parents = {entry.part_of for entry in truth.differences if entry.id in hit}
    false = tuple(finding for finding in findings if not any(touches(finding, entry) for entry in truth.differences))
    violated = (
        control.id
        for control in truth.equivalences
        if not any(control.lines[lang] & entry.lines[lang] for entry in truth.differences for lang in Lang)
        and any(all(finding.lines[lang] & control.lines[lang] for lang in Lang) for finding in findings)
    )
    return Score(
        found=frozenset(root.id for root in truth.roots if root.id in hit or root.id in parents),
        findings=len(findings),
        false=false,
        violated=tuple(violated),
    )


def _numbers(line: int | None) -> frozenset[int]:
    return frozenset() if line is None else frozenset({line})


def touches(finding: Finding, entry: Difference) -> bool:
    """True when the finding stands on a line of the entry."""
    return any(finding.lines[lang] & entry.lines[lang] for lang in Lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One tool in one setting."""

    name: str
    score: Score
    by_root: Mapping[str, str]
    """What the tool said, for each root it found."""


def column(name: str, findings: Sequence[Finding], truth: Truth) -> Column:
    """Scores findings and remembers which of them stand on which root."""
    said = {root.id: ", ".join(sorted({finding.name for finding in findings if touches(finding, root)})) for root in truth.roots}
    return Column(name=name, score=score(findings, truth), by_root=said)
