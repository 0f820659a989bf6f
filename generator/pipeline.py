"""The seven verbs, in order: read, extract, pair, reconcile, emit, render, write.

Start here.  Every verb but the first and the last is a pure function: no clock, no network, no environment.  A page
that fails in a way nobody foresaw is a finding of its own; the others are built.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from . import outputs
from .emit.sample_nulls import with_sample_nulls
from .emit.samples import check_samples
from .extract.linking import link_pages
from .extract.page import extract_page
from .model.api import Api
from .model.draft import PageDraft
from .processes import both, each, processes_for
from .reconcile.aligned import PagePair
from .reconcile.merge import reconcile
from .reconcile.pairing import pair_pages
from .reconcile.rulings import Rulings, judge, load_decisions
from .report.report import Report, make_report
from .revisions.change import ChangeClass, Comparison
from .revisions.compare import compare
from .settings import ServiceSettings, load_settings
from .source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from .source.errors import UsageError
from .source.files import FoundPage, find_pages, read_source
from .source.printable import printable
from .source.text import Lang, SourceFile
from .syntax.page import Page
from .syntax.reader import read_page

INTERNAL_ERROR = Kind(
    "page/internal-error",
    Severity.ERROR,
    Confidence.EXACT,
    "internal error {error}; this page is left out",
    "内部错误 {error}；本页未处理",
    "run again with --debug to see where it happened, and report it with the page",
    "请用 --debug 重新运行以查看出错位置，并附上该页面报告问题",
    "A page made the tool fail in a way that nobody foresaw.  The other pages are built; the exit code is 1.",
)

KINDS = (INTERNAL_ERROR,)

Progress = Callable[[int, int], None]
"""Called with how many pages are read and how many there are."""

T = TypeVar("T")

_Found = tuple[FoundPage, Lang]

_PARALLEL_FROM = 60
"""Pages; below that, starting processes costs more than it saves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """A service folder, read: what everything else is made of."""

    settings: ServiceSettings
    rulings: Rulings
    drafts: tuple[PageDraft, ...]
    trouble: tuple[Diagnostic, ...]
    """Pages that are not among the drafts, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service folder, read and reconciled."""

    sources: Sources
    settings: ServiceSettings
    api: Api
    pairs: tuple[PagePair, ...]
    drafts: tuple[PageDraft, ...]
    reading: tuple[Diagnostic, ...]
    """What reading found: files that could not be opened, rows that could not be read."""
    findings: tuple[Diagnostic, ...]
    """What setting the languages side by side found, and the samples that contradict the schemas."""


def describe(
    folder: Path, *, jobs: int = 0, debug: bool = False, progress: Progress | None = None, today: datetime.date | None = None
) -> Service:
    """Read, extract, pair and reconcile one service folder.

    `jobs` is the number of processes, 0 for as many as there are cores.  `today` is the day by which rulings expire;
    without it none does.  Raises UsageError when nothing can be done.
    """
    settings = load_settings(folder, "service.toml")
    rulings = load_decisions(folder, today)
    found, trouble = find_service_pages(folder, settings)
    linked, failed = _linked(found, jobs, debug, progress)
    sources = Sources(settings=settings, rulings=rulings, drafts=linked, trouble=(*trouble, *failed))
    try:
        return _joined(sources)
    except UsageError:
        raise
    except Exception:
        if debug:
            raise
        return _joined(_without_failing_pages(sources, _joined))


def made_of(service: Service, work: Callable[[Service], T], *, debug: bool = False) -> tuple[Service, T]:
    """What `work` makes of the service; where it fails, of the service without the pages that make it fail."""
    try:
        return service, work(service)
    except UsageError:
        raise
    except Exception:
        if debug:
            raise
        rest = _joined(_without_failing_pages(service.sources, lambda some: work(_joined(some))))
        return rest, work(rest)


def _joined(sources: Sources) -> Service:
    pairs, unpaired = pair_pages(sources.drafts)
    reconciled = reconcile(sources.settings, pairs, sources.rulings)
    api = with_sample_nulls(reconciled.api)
    return Service(
        sources=sources,
        settings=sources.settings,
        api=api,
        pairs=pairs,
        drafts=sources.drafts,
        reading=(*sources.trouble, *(diagnostic for draft in sources.drafts for diagnostic in draft.diagnostics)),
        findings=judge((*unpaired, *reconciled.diagnostics, *check_samples(api)), sources.rulings),
    )


def _without_failing_pages(sources: Sources, work: Callable[[Sources], object]) -> Sources:
    """The sources without each topic whose pages fail though they are alone; those are findings instead."""
    failed: dict[str, Exception] = {}
    for topic in dict.fromkeys(draft.topic for draft in sources.drafts):
        try:
            work(replace(sources, drafts=tuple(draft for draft in sources.drafts if draft.topic == topic)))
        except Exception as error:
            failed[topic] = error
    trouble = (_internal_error(draft.file, failed[draft.topic]) for draft in sources.drafts if draft.topic in failed)
    kept = tuple(draft for draft in sources.drafts if draft.topic not in failed)
    return replace(sources, drafts=kept, trouble=(*sources.trouble, *trouble))


def find_service_pages(folder: Path, settings: ServiceSettings) -> tuple[list[_Found], list[Diagnostic]]:
    """The pages of a service folder, zh before en, and what could not be opened.

    Raises UsageError when the folder is missing, is a file, or holds no page.
    """
    if not folder.exists():
        raise UsageError(f"{printable(str(folder))}: does not exist; give a folder that holds zh/ and en/")
    if not folder.is_dir():
        raise UsageError(f"{printable(str(folder))}: not a directory; give a folder that holds zh/ and en/")
    present = [lang for lang in settings.languages if (folder / lang.value).is_dir()]
    if not present:
        raise UsageError(f"{printable(str(folder))}: no pages found; expected a folder zh/ or en/ with *.md or *.html")
    pages, trouble = _find(folder, present)
    if not pages and not trouble:
        names = " and ".join(f"{lang.value}/" for lang in present)
        raise UsageError(f"{printable(str(folder))}: no pages found in {names}; expected *.md or *.html")
    return pages, trouble


def diff(old: Path, new: Path, names: tuple[str, str], *, jobs: int = 0, debug: bool = False) -> Comparison:
    """What changed between two revisions of a service folder; `names` is what people call them.

    A language or a whole side may be missing: its pages are new or gone.  Raises UsageError when no side has a page.
    """
    sides = [_side(folder, jobs, debug) for folder in (old, new)]
    if not any(drafts or trouble for drafts, trouble in sides):
        places = f"{printable(names[0])} and {printable(names[1])}"
        raise UsageError(f"no pages found in {places}; expected a folder zh/ or en/ with *.md or *.html")
    (was, was_trouble), (is_, is_trouble) = sides
    return compare(names, was, is_, (was_trouble, is_trouble), load_settings(new, "service.toml").id)


def is_worse(comparison: Comparison, threshold: Sequence[ChangeClass]) -> bool:
    """True when a page could not be read, or a change is of one of the classes.

    Words alone count only where the caller wants to hear of every change.
    """
    words = ChangeClass.DOCS_ONLY in threshold
    return bool(comparison.trouble) or any(
        change.class_ in threshold and (words or change.confidence is not Confidence.HEURISTIC) for change in comparison.changes
    )


def _side(folder: Path, jobs: int, debug: bool) -> tuple[tuple[PageDraft, ...], list[Diagnostic]]:
    settings = load_settings(folder, "service.toml")
    found, trouble = _find(folder, [lang for lang in settings.languages if (folder / lang.value).is_dir()])
    drafts, failed = _linked(found, jobs, debug, None)
    return drafts, [*trouble, *failed]


def _find(folder: Path, languages: Iterable[Lang]) -> tuple[list[_Found], list[Diagnostic]]:
    pages: list[_Found] = []
    trouble: list[Diagnostic] = []
    for lang in languages:
        found, failed = find_pages(folder / lang.value, lang.value)
        pages += [(page, lang) for page in found]
        trouble += failed
    return pages, trouble


def _linked(found: Sequence[_Found], jobs: int, debug: bool, progress: Progress | None) -> tuple[tuple[PageDraft, ...], list[Diagnostic]]:
    """Drafts of all pages, with what stands on other pages of their language, and the pages that failed."""
    drafts: list[PageDraft] = []
    failed: list[Diagnostic] = []
    for draft in _extract_all(found, jobs, debug, progress):
        if isinstance(draft, Diagnostic):
            failed.append(draft)
        else:
            drafts.append(draft)
    return tuple(draft for lang in Lang for draft in link_pages([draft for draft in drafts if draft.lang is lang])), failed


def report(service: Service) -> Report:
    """Everything there is to say about the service."""
    return make_report(
        service=service.settings.id,
        title=service.settings.title,
        languages=service.api.languages,
        diagnostics=service.findings,
        reading=service.reading,
        drafts=service.drafts,
    )


def build_files(service: Service, groups: Sequence[str], *, jobs: int = 1) -> dict[str, bytes]:
    """Every file of the groups; what people read is made beside what machines read."""
    said = report(service)
    halves = [group for group in groups if group not in _READ], [group for group in groups if group in _READ]
    if not all(halves) or not is_parallel(len(service.drafts), jobs):
        return outputs.build_files(service.api, said, groups)
    made = both(*(partial(outputs.build_files, service.api, said, half) for half in halves))
    return {**made[0], **made[1]}


_READ = frozenset({"docs", "typescript", "drift", "coverage"})
"""About half of the work."""


def is_over(report: Report, threshold: Severity | None, least: Confidence) -> bool:
    """True when a finding stands that is at least as severe and as sure, and that nobody accepted.

    A page or row that could not be read is over every threshold: it is never "no drift".
    """
    sure = list(Confidence)
    return any(
        finding.severity is Severity.ERROR
        or (
            threshold is not None
            and finding.suppressed_by is None
            and finding.severity.rank <= threshold.rank
            and sure.index(finding.confidence) <= sure.index(least)
        )
        for finding in report.diagnostics
    )


def _extract_all(pages: Sequence[_Found], jobs: int, debug: bool, progress: Progress | None) -> list[PageDraft | Diagnostic]:
    work = partial(_extract, debug=debug)
    total = len(pages)

    def done(count: int) -> None:
        if progress:
            progress(min(count, total), total)

    if is_parallel(total, jobs):
        return each(work, pages, min(processes_for(jobs), total), done)
    drafts = []
    for page in pages:
        drafts.append(work(page))
        done(len(drafts))
    return drafts


def is_parallel(pages: int, jobs: int) -> bool:
    """Whether so many pages are worth more than one process."""
    return processes_for(jobs) > 1 and pages > 1 and (jobs > 0 or pages >= _PARALLEL_FROM)


def _extract(found: _Found, debug: bool) -> PageDraft | Diagnostic:
    page, lang = found
    source = read_source(page.path, page.shown, lang)
    if isinstance(source, Diagnostic):
        return source
    try:
        return extract_page(read_page(source))
    except Exception as error:
        if debug:
            raise
        return _internal_error(source, error)


def _internal_error(source: SourceFile, error: Exception) -> Diagnostic:
    return Diagnostic(
        INTERNAL_ERROR,
        Subject(location="file"),
        args=(("error", type(error).__name__), ("file", source.path)),
        labels=(Label(source.lang, source.span(0, 0)),),
    )


def read_one(path: Path, lang: Lang) -> Page:
    """One page as syntax, for `twinspec dump page`.  Raises UsageError when the file cannot be read."""
    source = read_source(path, printable(str(path)), lang)
    if isinstance(source, Diagnostic):
        raise UsageError(f"{printable(str(path))}: {source.message()}")
    return read_page(source)


def draft_one(page: Page) -> PageDraft:
    """What one page says, for `twinspec dump draft`; links to other pages stay open."""
    return extract_page(page)


def lang_of(path: Path) -> Lang:
    """The language of a page by the nearest folder called zh or en.  Raises UsageError when there is none."""
    for part in reversed(path.absolute().parts[:-1]):
        if part in ("zh", "en"):
            return Lang(part)
    raise UsageError(f"{printable(str(path))}: neither below zh/ nor below en/; say --lang zh or --lang en")
