"""The Markdown page that sets the tools side by side: figures, how they came about, and what each said root by root."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from peers_truth import SEVERITIES, Column, Finding, Truth


def page(columns: Sequence[Column], shown: Sequence[Column], truth: Truth, facts: Mapping[str, str]) -> str:
    """The whole Markdown page: figures for every column, root by root for those shown."""
    return _HEAD.format(**facts) + figures(columns, truth) + _READING.format(**facts) + _by_root(shown, truth) + _false(shown)


def figures(columns: Iterable[Column], truth: Truth) -> str:
    """Found, missed and false, a row for each tool and setting."""
    header = ("tool", "findings", *(f"{name} found / missed" for name in SEVERITIES), "false", "of these serious", "equivalences reported")
    lines = [f"| {' | '.join(header)} |", "|---|--:|--:|--:|--:|--:|--:|--:|"]
    for one in columns:
        counts = []
        for severity in SEVERITIES:
            roots = [root for root in truth.roots if root.severity == severity]
            found = sum(root.id in one.score.found for root in roots)
            counts.append(f"{found} / {len(roots) - found}")
        serious = "n/a" if one.name.startswith(("pofilter", "every")) else str(sum(finding.strong for finding in one.score.false))
        cells = (one.name, str(one.score.findings), *counts, str(len(one.score.false)), serious, str(len(one.score.violated)))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _by_root(shown: Sequence[Column], truth: Truth) -> str:
    lines = [f"| root | severity | place | {' | '.join(one.name for one in shown)} |", f"|---|---|---|{'---|' * len(shown)}"]
    for root in sorted(truth.roots, key=lambda root: (SEVERITIES.index(root.severity), root.id)):
        said = (one.by_root[root.id] or ("on a consequence" if root.id in one.score.found else "-") for one in shown)
        lines.append(f"| {root.id} | {root.severity} | `{root.location}` | {' | '.join(said)} |")
    return "\n".join(lines) + "\n"


def _false(shown: Iterable[Column]) -> str:
    lines = ["", "## False findings of these three", ""]
    for one in shown:
        told = [f"{finding.name} ({_places(finding)})" for finding in one.score.false]
        lines.append(f"- {one.name}: {'; '.join(told) or 'none'}")
    return "\n".join(lines) + "\n"


def _places(finding: Finding) -> str:
    places = [f"{lang.value} line {min(lines)}" for lang, lines in finding.lines.items() if lines]
    return ", ".join(places) or "at a place that the list does not have"


_HEAD = """# Drift of the seed pair: ours beside oasdiff and pofilter

Made by `python benchmarks/drift_peers.py --truth FOLDER --oasdiff PROGRAM --pofilter PROGRAM`; do not edit.
Input: `seeds/as` (one page in zh and in en).  Truth: a hand-made list of {differences} differences between the two pages,
{roots} of them roots (the others follow from a root), and {equivalences} pairs of phrases that look different and are not.

"""

_READING = """
Root: a difference that follows from no other.  False: a finding that stands on no listed difference of any severity.
Serious: what the tool itself calls breaking or warning (ours), ERR or WARN (oasdiff); pofilter has no severities.
Equivalence reported: a finding on both lines of a pair of phrases that means the same, where no difference stands.

## How it is counted

By source line, the same for all: a root is found when a finding stands on its line in zh or in en, or on the line of
one of its consequences.  This is generous to every tool, ours included: a finding for the wrong reason counts when the
line is right, and one finding answers for all roots of its line (who reports the missing link D06 is given D04 and D05 as
well, two clauses of the same line).  So read *found* and *false* together; the last row, which flags every unit that
both pages have, shows what flagging alone is worth.

- **ours** {twinspec}: `twinspec drift seeds/as --format json`, every occurrence of every finding, heuristic ones too;
  `defect/*` is left out, as it is about one language alone.
- **oasdiff** {oasdiff}: `oasdiff changelog BASE REVISION --format json`, BASE and REVISION being the OpenAPI 3.1 documents
  that `twinspec build` makes of a folder with `zh/` alone and of one with `en/` alone.  zh and en are no revisions of one
  another, so both directions are shown, and what either finds (there a difference is counted twice as a finding, once
  as a root).  A change is put on a root by place, not by words: the
  property it names (`networks/items/ipv6_enable` is `body.networks[].ipv6_enable`) and the aspect in its id:
  {aspects}.
  The place must be that of a listed difference to the letter, otherwise the change is false.  Changes that name no
  property are neither found nor false: {unplaced}.
- **pofilter** {pofilter}: `pofilter --language=TARGET IN.po OUT.po` on a PO file of the {entries} pieces of prose that both pages have
  (paragraphs, items, notes, captions, headings, cells; no names, no code), set side by side by our alignment (by the
  element ids of the converter; pieces without one by literal or position), with the location as `msgctxt` and
  link targets behind link texts.  Bold marks are left out, as only en sets them.  A unit that is
  flagged by any check is one finding on the lines of that unit.  Three settings: all checks; without those of capitals,
  punctuation and white space ({layout}); and also without `sentencecount`.

## What the peers are not made for

oasdiff compares two revisions of one contract.  It sees what a schema says; quotas, conditions, notes, links, examples
and error texts are descriptions to it, which it does not judge.  Its severities depend on the direction, because for a
revision they must.  The schemas it reads came from our extraction: what that misses, oasdiff cannot find, and
what lies beyond schemas is not its task.

pofilter checks the strings of a translation against their source, for slips that can be seen without understanding:
numbers, URLs, capitals, punctuation.  It has no notion of a contract.  What one page lacks is not in its input: an empty
`msgstr` would make its `untranslated` check fire, but then the alignment, which is ours, made the finding.  Its checks of
capitals and punctuation are meant for languages that have the same.

The list of differences was known while our rules were written, so our row is in-sample.  The peers never saw it; only the
settings of pofilter were picked with it in view, in its favour.

## Root by root

Everything that a tool says on the lines of a root: ids of both directions for oasdiff, checks for pofilter, kinds for
ours; "-" is missed.

"""
