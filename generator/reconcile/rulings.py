"""Decisions of people about single findings: `rulings.toml` and `baseline.toml` beside the `zh/` and `en/` folders.

    [[ruling]]
    fingerprint = "9f2c03be72a14d10"
    choice = "zh"                    # zh, en, union: take that value; accept: only silence the finding
    reason = "the service answers with 10"
    expires = 2027-06-30
    zh_sha = "0123456789abcdef"      # optional: dies when the quoted text changes

`baseline.toml` is the backlog that `twinspec baseline` writes: the same format, apart, so that the decisions somebody
thought about stay readable.  On one finding a line of rulings.toml goes before one of baseline.toml.

Time does not enter the pure layers: whether a ruling has expired is asked with the day given to `load_rulings`.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from ..source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from ..source.errors import UsageError
from ..source.plain_file import open_plain
from ..source.text import Lang, SourceFile

MAX_BYTES = 4_000_000

MISSING_REASON = Kind(
    "suppress/missing-reason",
    Severity.WARNING,
    Confidence.EXACT,
    "the ruling on {fingerprint} gives no reason and is not used",
    "对 {fingerprint} 的裁决缺少理由，未采用",
    "add a line: reason = \"…\"",
    "请补充一行：reason = \"…\"",
    "A ruling without a reason cannot be judged by the next reader, so it does not count.",
)
EXPIRED = Kind(
    "suppress/expired",
    Severity.WARNING,
    Confidence.EXACT,
    "the ruling on {fingerprint} expired on {expires} and is not used",
    "对 {fingerprint} 的裁决已于 {expires} 到期，未采用",
    "look at the finding again; then renew the date or delete the ruling",
    "请重新查看该问题，然后更新日期或删除裁决",
    "Rulings end, so that nobody forgets what was only accepted for a time.",
)
MISSING_EXPIRY = Kind(
    "suppress/missing-expiry",
    Severity.WARNING,
    Confidence.EXACT,
    "the ruling on {fingerprint} has no end date and is not used",
    "对 {fingerprint} 的裁决没有到期日，未采用",
    "add a line such as: expires = 2027-06-30",
    "请补充一行，例如：expires = 2027-06-30",
    "A ruling without an end is never looked at again, so it does not count.",
)
FAR_EXPIRY = Kind(
    "suppress/expiry-too-far",
    Severity.WARNING,
    Confidence.EXACT,
    "the ruling on {fingerprint} ends on {expires}, more than a year from now",
    "对 {fingerprint} 的裁决到期日 {expires} 在一年之后",
    "set a day within a year",
    "请改为一年以内的日期",
    "Within a year somebody looks at every accepted finding again.  The ruling counts meanwhile.",
)
UNUSED = Kind(
    "suppress/unused",
    Severity.WARNING,
    Confidence.EXACT,
    "the ruling on {fingerprint} matches no finding",
    "对 {fingerprint} 的裁决没有对应的问题",
    "delete it (in baseline.toml: twinspec baseline --prune): the pages agree now, or the element is gone",
    "请删除（baseline.toml 可用 twinspec baseline --prune）：页面现已一致，或该元素已不存在",
    "A ruling whose finding no longer exists would silence whatever gets the same fingerprint later.",
)
TEXT_CHANGED = Kind(
    "suppress/text-changed",
    Severity.WARNING,
    Confidence.EXACT,
    "the {lang} text that the ruling on {fingerprint} judged has changed; the ruling is not used",
    "对 {fingerprint} 的裁决所依据的{lang}文本已变化，未采用",
    "judge the new text, then write its hash {found} into the ruling",
    "请重新判断新文本，并将其哈希 {found} 写入裁决",
    "A ruling may hold a hash of the text of each language; when the text changes, the judgement has to be made again.",
)

KINDS = (MISSING_REASON, EXPIRED, MISSING_EXPIRY, FAR_EXPIRY, UNUSED, TEXT_CHANGED)

_LINE_END = re.compile(r"\r\n|\n")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}\Z")
_KEYS = frozenset({"fingerprint", "rule", "choice", "reason", "expires", "zh_sha", "en_sha", "owner"})
RULINGS, BASELINE = "rulings.toml", "baseline.toml"


class RulingChoice(Enum):
    """What a person decided."""

    ZH = "zh"
    EN = "en"
    UNION = "union"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision."""

    fingerprint: str
    choice: RulingChoice
    reason: str
    expires: datetime.date | None = None
    zh_sha: str | None = None
    en_sha: str | None = None
    rule: str = ""
    """Id of the rule whose finding it judges, for readers; the fingerprint alone decides."""
    file: SourceFile
    line: int

    @property
    def label(self) -> Label:
        """Where it stands."""
        start = self.file.line_starts[self.line - 1]
        text = self.file.line(self.line)
        lang = Lang.EN
        return Label(lang, self.file.span(start, start + len(text)), text)


@dataclass(frozen=True, slots=True)
class Rulings:
    """All decisions of a service."""

    rulings: tuple[Ruling, ...] = ()
    today: datetime.date | None = None
    """The day to judge `expires` by; None: nothing expires."""

    def usable(self, findings: Sequence[Diagnostic]) -> tuple[Mapping[str, Ruling], tuple[Diagnostic, ...]]:
        """Fingerprint -> ruling for those that count, and what is wrong with the others."""
        found: dict[str, list[Diagnostic]] = {}
        for finding in findings:
            found.setdefault(finding.fingerprint, []).append(finding)
        usable: dict[str, Ruling] = {}
        complaints: list[Diagnostic] = []
        for ruling in self.rulings:
            troubles = list(self._troubles(ruling, found.get(ruling.fingerprint, [])))
            complaints += troubles
            if all(trouble.kind is FAR_EXPIRY for trouble in troubles):
                usable[ruling.fingerprint] = ruling
        return usable, tuple(complaints)

    def _troubles(self, ruling: Ruling, findings: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        if not ruling.reason.strip():
            yield _complaint(MISSING_REASON, ruling)
        yield from _date_troubles(ruling, self.today)
        if not findings:
            yield _complaint(UNUSED, ruling, rule=ruling.rule)
            return
        for lang, sha in ((Lang.ZH, ruling.zh_sha), (Lang.EN, ruling.en_sha)):
            now = text_sha(findings, lang)
            if sha is not None and sha != now:
                yield _complaint(TEXT_CHANGED, ruling, lang=lang.value, found=now)


def _date_troubles(ruling: Ruling, today: datetime.date | None) -> Iterator[Diagnostic]:
    if ruling.expires is None:
        yield _complaint(MISSING_EXPIRY, ruling)
    elif today and ruling.expires < today:
        yield _complaint(EXPIRED, ruling, expires=ruling.expires.isoformat())
    elif today and ruling.expires > latest_expiry(today):
        yield _complaint(FAR_EXPIRY, ruling, expires=ruling.expires.isoformat())


def latest_expiry(today: datetime.date) -> datetime.date:
    """The same day next year: no ruling lasts longer.

    >>> latest_expiry(datetime.date(2028, 2, 29))
    datetime.date(2029, 2, 28)
    """
    leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year + 1, day=28 if leap_day else today.day)


def _complaint(kind: Kind, ruling: Ruling, **args: str) -> Diagnostic:
    pairs = (("fingerprint", ruling.fingerprint), *args.items())
    return Diagnostic(kind, Subject(location="file"), args=pairs, labels=(ruling.label,))


def text_sha(findings: Sequence[Diagnostic], lang: Lang) -> str:
    """16 hex digits over what findings of one fingerprint quote of one language; "" where they quote nothing."""
    texts = sorted({text for finding in findings if (text := _quote(finding, lang)) is not None})
    return hashlib.sha256("\x1f".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:16] if texts else ""


def _quote(finding: Diagnostic, lang: Lang) -> str | None:
    return next((label.text for label in finding.labels if label.lang is lang and label.text is not None), None)


def judge(findings: Sequence[Diagnostic], rulings: Rulings) -> tuple[Diagnostic, ...]:
    """The findings, those that somebody ruled on marked with the reason, and what is wrong with rulings."""
    usable, complaints = rulings.usable(findings)
    return (*(_marked(finding, usable.get(finding.fingerprint)) for finding in findings), *complaints)


def _marked(finding: Diagnostic, ruling: Ruling | None) -> Diagnostic:
    return replace(finding, suppressed_by=ruling.reason) if ruling else finding


def load_decisions(folder: Path, today: datetime.date | None = None) -> Rulings:
    """The rulings of a service folder and its backlog.  Raises UsageError as `load_rulings` does."""
    ruled = load_rulings(folder, RULINGS, today).rulings
    taken = {ruling.fingerprint for ruling in ruled}
    backlog = load_rulings(folder, BASELINE, today).rulings
    return Rulings((*ruled, *(ruling for ruling in backlog if ruling.fingerprint not in taken)), today)


def load_rulings(folder: Path, shown: str, today: datetime.date | None = None) -> Rulings:
    """The rulings of one file of a service folder; none when there is no file.

    `shown` is the file's name, also in messages.  Raises UsageError with the line for a file that is not as described above.
    """
    return read_rulings(read_text(folder, shown), shown, today)


def read_text(folder: Path, shown: str) -> str:
    """The text of a file of rulings, "" when there is none.  Raises UsageError when it cannot be read."""
    path = folder / shown
    if not path.exists():
        return ""
    try:
        with open_plain(path) as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{shown}: cannot be read ({error.strerror}); check its permissions") from error
    if len(raw) > MAX_BYTES:
        raise UsageError(f"{shown}: larger than {MAX_BYTES} bytes; is this really a {shown}?")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{shown}: not UTF-8; save it as UTF-8") from error


def read_rulings(text: str, shown: str, today: datetime.date | None = None) -> Rulings:
    """The rulings written in `text`.  Raises UsageError with the line."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = place[1] if place else str(text.count("\n") + 1)
        raise UsageError(f"{shown}:{line}: not valid TOML ({error}); see https://toml.io for the syntax") from error
    entries = table.pop("ruling", [])
    if table:
        raise UsageError(f"{shown}:1: unknown key {sorted(table)[0]!r}; rulings are written as [[ruling]]")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError(f"{shown}:1: rulings are written as [[ruling]], with two brackets")
    file = SourceFile(path=shown, lang=Lang.EN, text=text)
    starts = [number for number, line in enumerate(_LINE_END.split(text), 1) if re.match(r"\s*\[\[\s*ruling\s*\]\]", line)]
    starts += [1] * (len(entries) - len(starts))
    rulings = tuple(_ruling(entry, file, line) for entry, line in zip(entries, starts, strict=False))
    seen: set[str] = set()
    for ruling in rulings:
        if ruling.fingerprint in seen:
            raise UsageError(f"{shown}:{ruling.line}: a second ruling on {ruling.fingerprint}; keep one")
        seen.add(ruling.fingerprint)
    return Rulings(rulings, today)


def _ruling(entry: Mapping[str, object], file: SourceFile, line: int) -> Ruling:
    where = f"{file.path}:{line}"
    for key in sorted(set(entry) - _KEYS):
        raise UsageError(f"{where}: unknown key {key!r}; known are {', '.join(sorted(_KEYS))}")
    fingerprint = _string(entry, "fingerprint", where) or ""
    if not _FINGERPRINT.match(fingerprint):
        raise UsageError(f"{where}: fingerprint {fingerprint!r} must be the 16 hex digits that the report prints")
    choice = _string(entry, "choice", where) or ""
    if choice not in {known.value for known in RulingChoice}:
        raise UsageError(f"{where}: choice {choice!r} must be one of {', '.join(known.value for known in RulingChoice)}")
    expires = entry.get("expires")
    if isinstance(expires, str):
        try:
            expires = datetime.date.fromisoformat(expires)
        except ValueError as error:
            raise UsageError(f"{where}: expires {expires!r} must be a date such as 2027-06-30") from error
    if isinstance(expires, datetime.datetime):
        expires = expires.date()
    if expires is not None and not isinstance(expires, datetime.date):
        raise UsageError(f"{where}: expires {expires!r} must be a date such as 2027-06-30")
    return Ruling(
        fingerprint=fingerprint,
        choice=RulingChoice(choice),
        reason=_string(entry, "reason", where) or "",
        expires=expires,
        zh_sha=_string(entry, "zh_sha", where),
        en_sha=_string(entry, "en_sha", where),
        rule=_string(entry, "rule", where) or "",
        file=file,
        line=line,
    )


def _string(entry: Mapping[str, object], key: str, where: str) -> str | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{where}: {key} must be a string, found {value!r}")
    return value
