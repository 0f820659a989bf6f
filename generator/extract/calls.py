"""The operation of an API page: what the sections around its tables say, put together with the bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..constraints.passage import Passage, passage_of
from ..constraints.reader import read_operation_constraints, read_quotas
from ..lexicon.aspects import Aspect
from ..lexicon.kinds import says_deprecated
from ..model.claim import Claim
from ..model.constraint import Constraint, Deprecated
from ..model.draft import BodyDraft, FieldDraft, OperationDraft
from ..model.schema import ArrayType, ObjectType, Type
from ..source.text import Span
from ..syntax.page import Block, Code, ItemList, Note, Paragraph, Table
from .description import inline, markdown
from .nodes import Node, Side
from .response_headers import response_header_drafts
from .statuses import StatusReading, linked_page, with_sample_statuses
from .work import Work


def operation_draft(work: Work, title: Claim[str] | None, parameters: tuple[FieldDraft, ...], statuses: StatusReading) -> OperationDraft:
    """The operation of the page, made of everything read from it."""
    address = work.address
    assert address is not None
    prose = _function_blocks(work)
    passage = passage_of(prose)
    lang = work.page.file.lang
    rules = read_operation_constraints(passage, lang)
    work.ledger.add(rules.total, rules.read, rules.diagnostics, replace(work.subject, location="description"))
    name = title or Claim(address.operation, address.paths[0].span, "uri/path")
    return OperationDraft(
        method=address.method,
        paths=address.paths,
        title=name,
        description=_description(work),
        parameters=parameters,
        request=_body_drafts(work.bodies.get(Side.REQUEST, [])),
        responses=_responses(work),
        response_headers=response_header_drafts(work),
        statuses=with_sample_statuses(statuses.statuses, [sample for sample in work.samples.samples if not sample.foreign]),
        quotas=read_quotas(passage, lang),
        constraints=tuple(claim for claim in rules.claims if not isinstance(claim.value, Deprecated)),
        samples=work.samples.samples,
        deprecated=_deprecated(title, passage, rules.claims),
        error_page=linked_page(work.outline, Aspect.ERROR),
        status_page=linked_page(work.outline, Aspect.STATUS),
    )


def _function_blocks(work: Work) -> tuple[Block, ...]:
    """Blocks of the sections on what the call does and what limits it."""
    return tuple(
        block
        for section in work.page.sections
        if any(p.scope.section is section and p.depth == 0 and p.scope.aspects & {Aspect.FUNCTION, Aspect.CONSTRAINT} for p in work.outline)
        for block in section.blocks
    )


def _description(work: Work) -> Claim[str] | None:
    """What the call does, then what limits it, under the page's own heading; the lead of the page where no section says it."""
    parts = [(span, text) for span, text in _said_of_call(work) if text]
    if not parts:
        return None
    place = work.page.file.span(min(span.start for span, _ in parts), max(span.end for span, _ in parts))
    return Claim("\n\n".join(text for _, text in parts), place, "section/function")


def _said_of_call(work: Work) -> Iterator[tuple[Span, str]]:
    above = {id(p.scope.section): p.scope.aspects for p in reversed(work.outline) if p.depth == 0}
    sections = [(section, above.get(id(section), frozenset())) for section in work.page.sections]
    function = next((section for section, said in sections if Aspect.FUNCTION in said), None)
    if function is not None:
        yield function.span, markdown(_prose(function.blocks, work))
    elif lead := _prose(work.page.lead, work):
        yield work.page.file.span(_span(lead[0]).start, _span(lead[-1]).end), markdown(lead)
    for section, said in sections:
        if Aspect.CONSTRAINT in said and section is not function and not said & {Aspect.REQUEST, Aspect.RESPONSE, Aspect.URI}:
            text = markdown(section.blocks)
            yield section.span, f"**{inline(section.heading)}**\n\n{text}" if text else ""


def _prose(blocks: tuple[Block, ...], work: Work) -> tuple[Block, ...]:
    """Without the address, which may stand among the words."""
    paths = work.address.paths if work.address is not None else ()
    starts = [path.span.start for path in paths]
    return tuple(block for block in blocks if not any(_span(block).start <= start < _span(block).end for start in starts))


def _span(block: Block) -> Span:
    match block:
        case Paragraph(text=text) | Code(text=text):
            return text.span()
        case ItemList(span=span) | Table(span=span) | Note(span=span):
            return span


def _deprecated(title: Claim[str] | None, passage: Passage, claims: Iterable[Claim[Constraint]]) -> Claim[str] | None:
    """That the call should not be used any more, in the paragraph that says so of the call; "" when only the title does."""
    for claim in claims:
        if isinstance(claim.value, Deprecated) and _CALL.search(claim.span.text):
            spans = [line.text for line in passage.lines if line.text.span().start <= claim.span.start < line.text.span().end]
            if spans:
                return Claim(spans[0].value, spans[0].span(), claim.rule)
    if title is not None and says_deprecated(title.value):
        return Claim("", title.span, "title/deprecated")
    return None


_CALL = re.compile(r"API|接口|interface", re.IGNORECASE)
"""The call, as the subject of a sentence that may also speak of a field."""


def _body_drafts(roots: list[Node]) -> tuple[BodyDraft, ...]:
    drafts = []
    for root in roots:
        if not root.slots:
            continue
        kind: Type = ArrayType(ObjectType(root.key)) if root.array else ObjectType(root.key)
        labels = root.tables[0].scope.labels if root.tables else ()
        table = root.tables[0] if root.tables else None
        text = (table.table.caption if table and table.table.caption is not None and not table.generic else None) or (
            labels[-1] if labels else None
        )
        title = Claim(text.value, text.span(), "body/title") if text is not None and len(roots) > 1 else None
        drafts.append(BodyDraft(type=kind, title=title))
    return tuple(drafts)


def _responses(work: Work) -> tuple[BodyDraft, ...]:
    drafts = _body_drafts(work.bodies.get(Side.RESPONSE, []))
    shared = None if drafts else linked_page(work.outline, Aspect.RESPONSE)
    if shared is not None:
        return (BodyDraft(type=ObjectType(f"page:{shared.value}"), title=shared),)
    return drafts
