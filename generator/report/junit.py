"""The report as JUnit XML: one test case for each page and rule, and one for each page without findings.

A lost page or row is an error; a warning or worse that is not a guess is a failure.  What is only worth knowing, or
heuristic, is written out in a case that passes; what somebody accepted is skipped, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from ..source.diagnostic import Confidence, Diagnostic, Severity
from ..source.text import Lang
from ..source.visible import visible
from .placing import primary
from .report import Report
from .text import one_line
from .words import WORDS, keyed

_TAGS = {"failures": "failure", "errors": "error", "skipped": "skipped"}
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, lang: Lang = Lang.EN) -> str:
    """The report with its messages in `lang`."""
    suite = ElementTree.Element("testsuite", {"name": _legal(f"twinspec {report.command} {report.called}")})
    cases = _cases(report)
    for (page, rule), diagnostics in sorted(cases.items()):
        _add_case(suite, page, rule, diagnostics, lang)
    for page in sorted({summary.path for summary in report.pages} - {page for page, _ in cases}):
        ElementTree.SubElement(suite, "testcase", {"classname": _legal(page), "name": WORDS["no-finding"][lang], "file": _legal(page)})
    counts = {name: str(len(suite.findall(f"testcase/{tag}"))) for name, tag in _TAGS.items()}
    suite.attrib |= {"tests": str(len(suite)), **counts, "time": "0"}
    root = ElementTree.Element("testsuites", {"name": f"twinspec {report.command}", "tests": str(len(suite)), **counts, "time": "0"})
    root.append(suite)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _cases(report: Report) -> dict[tuple[str, str], list[Diagnostic]]:
    cases: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in report.diagnostics:
        label = primary(diagnostic)
        page = label.span.file.path if label and label.span else report.service
        cases.setdefault((page, diagnostic.id), []).append(diagnostic)
    return cases


def _add_case(suite: ElementTree.Element, page: str, rule: str, diagnostics: Sequence[Diagnostic], lang: Lang) -> None:
    case = ElementTree.SubElement(suite, "testcase", {"classname": _legal(page), "name": rule, "file": _legal(page)})
    failed = [diagnostic for diagnostic in diagnostics if _fails(diagnostic)]
    if failed:
        _add_failure(case, failed, lang)
    elif all(diagnostic.suppressed_by is not None for diagnostic in diagnostics):
        reasons = sorted({diagnostic.suppressed_by or "" for diagnostic in diagnostics})
        ElementTree.SubElement(case, "skipped", {"message": _legal("; ".join(reasons))})
    if told := [diagnostic for diagnostic in diagnostics if not _fails(diagnostic)]:
        ElementTree.SubElement(case, "system-out").text = _lines(told, lang)


def _fails(diagnostic: Diagnostic) -> bool:
    sure = diagnostic.severity is not Severity.INFO and diagnostic.confidence is not Confidence.HEURISTIC
    return sure and diagnostic.suppressed_by is None


def _add_failure(case: ElementTree.Element, diagnostics: Sequence[Diagnostic], lang: Lang) -> None:
    first = diagnostics[0]
    tag = "error" if first.severity is Severity.ERROR else "failure"
    more = f" (+{len(diagnostics) - 1})" if len(diagnostics) > 1 else ""
    message = _legal(first.message(lang) + more)
    ElementTree.SubElement(case, tag, {"message": message, "type": first.level}).text = _lines(diagnostics, lang)


def _lines(diagnostics: Sequence[Diagnostic], lang: Lang) -> str:
    return _legal("\n".join(f"{one_line(diagnostic, lang)} {keyed(diagnostic, lang)}" for diagnostic in diagnostics))


def _legal(text: str) -> str:
    """The text without what XML 1.0 cannot hold."""
    return _ILLEGAL.sub("\ufffd", visible(text))
