"""Evidence lists: who says it, where, and how it was decided."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ..model.claim import Bilingual, Claim, Fact, Verdict
from ..model.constraint import Quota
from ..model.dump import plain
from ..source.text import Lang
from .english import english_quota
from .types import Node, Row

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def fact_name(value: object) -> str:
    """Name of what a constraint speaks of: "length", "required-when"."""
    return _CAPITAL.sub("-", type(value).__name__).lower()


def evidence(of: str, fact: Fact[Any]) -> list[Row]:
    """One entry for each claim of a fact, zh before en."""
    verdict, differs = fact.verdict.value, fact.verdict in _DIFFERING
    return [_entry(of, verdict, claim, differs) for claim in fact.claims]


def bilingual(text: Bilingual) -> Node:
    """{zh, en} with the languages that speak."""
    return {claim.lang.value: claim.value for claim in (text.zh, text.en) if claim is not None}


def quotas(facts: Iterable[Fact[Quota]]) -> list[Node]:
    """The value of `x-twinspec-quota`."""
    return [_quota(fact) for fact in facts]


def _quota(fact: Fact[Quota]) -> Node:
    claims = {lang.value: claim.value.limit for lang in Lang if (claim := fact.by(lang)) is not None}
    quota = english_quota(fact)
    node: Node = {"subject": quota.subject, "limit": quota.limit}
    if quota.scope:
        node["scope"] = quota.scope
    if quota.per_call:
        node["perCall"] = True
    node |= claims
    node["verdict"] = fact.verdict.value
    if fact.reason:
        node["reason"] = fact.reason
    return node


def _entry(of: str, verdict: str, claim: Claim[Any], differs: bool) -> Row:
    file = claim.span.file
    entry = Row(of=of, lang=file.lang.value, file=file.path, line=file.line_number(claim.span.start), rule=claim.rule, verdict=verdict)
    if differs:
        entry["says"] = plain(claim.value)
    return entry


_DIFFERING = frozenset({Verdict.ZH_CHOSEN, Verdict.EN_CHOSEN, Verdict.UNION, Verdict.INTERSECTION, Verdict.RULED})
