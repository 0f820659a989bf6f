"""Rulings as text: an entry for a finding, and a file with or without entries.  What else the file holds stays byte for byte.

Pure text in, text out; what the entries mean is said in `rulings`.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..source.diagnostic import Diagnostic
from ..source.errors import UsageError
from ..source.printable import printable
from ..source.text import Lang
from ..source.visible import quiet_json
from .rulings import Ruling, RulingChoice, read_rulings, text_sha


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a person decides about findings, and until when."""

    choice: RulingChoice = RulingChoice.ACCEPT
    reason: str
    expires: datetime.date
    owner: str = ""


def entry(findings: Sequence[Diagnostic], terms: Terms) -> str:
    """A ruling on findings of one fingerprint, with the hashes of both texts, so that it dies when either changes."""
    first = findings[0]
    about = "  ".join(part for part in (first.subject.operation, first.subject.location) if part)
    lines = [
        f"# {first.severity.value}: {printable(first.message())}",
        *([f"# {printable(about)}"] if about else []),
        "[[ruling]]",
        f"fingerprint = {_string(first.fingerprint)}",
        f"rule = {_string(first.id)}",
        f"choice = {_string(terms.choice.value)}",
        f"reason = {_string(terms.reason)}",
        *([f"owner = {_string(terms.owner)}"] if terms.owner else []),
        f"expires = {terms.expires.isoformat()}",
        *(f"{lang.value}_sha = {_string(text_sha(findings, lang))}" for lang in Lang),
    ]
    return "\n".join(lines) + "\n"


def _string(value: str) -> str:
    # A JSON string is a TOML basic string but for U+007F and lone surrogates.
    return quiet_json(json.dumps(value.encode("utf-8", "replace").decode("utf-8"), ensure_ascii=False))


def with_entries(text: str, entries: Iterable[str]) -> str:
    """The text with entries at its end, a blank line before each, in the file's own kind of line end."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    for added in entries:
        gap = "" if not text or text.endswith(line_end * 2) else line_end if text.endswith("\n") else line_end * 2
        text += gap + added.replace("\n", line_end)
    return text


def without_entries(text: str, shown: str, dropped: Iterable[str]) -> str:
    """The text without the rulings on some fingerprints and the comments that stand right above them.

    `shown` is how messages name the file.
    Raises UsageError when they cannot be cut out cleanly, such as from within a multi-line string.
    """
    fingerprints = set(dropped)
    if not fingerprints:
        return text
    rulings = read_rulings(text, shown).rulings
    lines = re.split(r"(?<=\n)", text)
    heads = [_head(lines, ruling.line - 1) for ruling in rulings]
    ends = [*heads[1:], len(lines)]
    for ruling, head, end in reversed(list(zip(rulings, heads, ends, strict=True))):
        if ruling.fingerprint in fingerprints:
            del lines[head : _end(lines, ruling.line - 1, end)]
    rest = "".join(lines)
    _check_cut(rulings, fingerprints, rest)
    return rest


def _head(lines: Sequence[str], start: int) -> int:
    """The first of the comment lines that stand right above a ruling."""
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _end(lines: Sequence[str], start: int, end: int) -> int:
    """Behind the last line of a ruling and the blank lines after it; comments that follow those stay."""
    last = max(number for number in range(start, end) if lines[number].strip() and not lines[number].lstrip().startswith("#"))
    after = last + 1
    while after < end and not lines[after].strip():
        after += 1
    return after


def _check_cut(before: Sequence[Ruling], dropped: set[str], rest: str) -> None:
    wanted = [ruling.fingerprint for ruling in before if ruling.fingerprint not in dropped]
    try:
        left = [ruling.fingerprint for ruling in read_rulings(rest, "").rulings]
    except UsageError:
        left = []
    if left != wanted:
        place = next(ruling for ruling in before if ruling.fingerprint in dropped)
        raise UsageError(f"{place.file.path}:{place.line}: cannot be dropped cleanly; delete the ruling by hand")
