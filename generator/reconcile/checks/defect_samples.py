"""Samples that send what no row documents: query parameters of the printed URI.

Members of sample bodies are measured against their schema in `emit/samples.py`; the URI has no schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.draft import OperationDraft, PageDraft, SampleDraft, SampleKind
from ...model.schema import In
from ...source.diagnostic import Confidence, Diagnostic, Kind, Label, Severity, Subject
from ...source.text import Span

UNDOCUMENTED = Kind(
    id="defect/undocumented-parameter",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    en="the sample sends {name} in its URI, and no row documents it",
    zh="样例在 URI 中发送 {name}，但没有参数说明",
    help_en="document the parameter, or drop it from the sample",
    help_zh="请补充该参数的说明，或从样例中删除",
    doc="The URI of a request sample carries a query parameter that no table of the page names.",
)
KINDS = (UNDOCUMENTED,)
DOC = "Finds parameters that only a sample's URI shows."

_QUERY = re.compile(r"[?&]([A-Za-z_][A-Za-z0-9_.-]{0,80})(?:\[\])?=")
_SCHEME = re.compile(r"^[a-z]+://[^/]*", re.IGNORECASE)


def check(page: PageDraft, service: str = "") -> Iterator[Diagnostic]:
    """The undocumented parameters of one page's own samples."""
    for operation in page.operations:
        documented = {field.name.value for field in operation.parameters if field.location is In.QUERY and not field.sample_only}
        seen: set[str] = set()
        for sample in operation.samples:
            if sample.kind is not SampleKind.REQUEST or sample.foreign or not sample.url or not _is_own(sample, operation):
                continue
            for name in dict.fromkeys(_QUERY.findall(sample.url)):
                if name not in documented and name not in seen:
                    seen.add(name)
                    yield _found(page, service, operation, sample, name)


def _is_own(sample: SampleDraft, operation: OperationDraft) -> bool:
    """Whether the URI of a sample has as many steps as the operation's path, and the same last one where that is no parameter."""
    steps = _SCHEME.sub("", sample.url or "").partition("?")[0].strip("/").split("/")
    for path in operation.paths:
        wanted = path.value.partition("?")[0].strip("/").split("/")
        if len(steps) == len(wanted) and (wanted[-1] == steps[-1] or wanted[-1].startswith("{")):
            return sample.method is None or sample.method == operation.method.value
    return False


def _found(page: PageDraft, service: str, operation: OperationDraft, sample: SampleDraft, name: str) -> Diagnostic:
    path = operation.paths[0].value if operation.paths else ""
    subject = Subject(service=service, topic=page.topic, operation=f"{operation.method.value} {path}".strip(), location=f"query.{name}")
    return Diagnostic(UNDOCUMENTED, subject, (("name", name),), (Label(page.lang, _place(sample, name), name),))


def _place(sample: SampleDraft, name: str) -> Span:
    """Where the name stands in the block."""
    at = sample.span.text.find(f"{name}=")
    if at < 0:
        return sample.span
    start = sample.span.start + at
    return sample.span.file.span(start, start + len(name))
