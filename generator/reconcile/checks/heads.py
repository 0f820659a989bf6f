r"""The letters with which a match of an en pattern begins, and those with which the words of a text begin.

A pattern has no match in a text that has none of its heads; what a search would find in the others is not known here.
A head ends before anything but plain letters and groups (`\w*`, a blank, a set): it then fits more texts, never fewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_SIZE = 4
"""Letters of a head; words as short as "only" are told apart by as many."""
_LATIN = re.compile(r"[a-z]+")
_TOKEN = re.compile(r"\\.|\[[^\]]*\]|\(\?(?:[:=!]|<[=!])|[*+?]|\{[^}]*\}|.", re.DOTALL)
_QUANTIFIERS = ("*", "+", "?", "{")


@lru_cache(maxsize=512)
def heads_of_words(text: str) -> frozenset[str]:
    """The first letters of every word, one to four of them, in lower case; "" is a head of every text."""
    words = set(_LATIN.findall(text.casefold()))
    return frozenset(("", *(word[:size] for size in range(1, _SIZE + 1) for word in words)))


def heads_of_pattern(pattern: str) -> frozenset[str]:
    r"""What a match may begin with; "" when that can be anything.

    >>> sorted(heads_of_pattern(r"(?:left|is) blank|los[et]\w*|(?:very )?rarely"))
    ['is', 'left', 'los', 'rare', 'very']
    """
    return frozenset(head for way in _ways(_TOKEN.findall(pattern)) for head in _heads(way, ""))


def _heads(tokens: Sequence[str], head: str) -> Iterator[str]:
    """The heads that begin with `head` and go on as the tokens say."""
    token = tokens[0] if tokens and len(head) < _SIZE else ""
    if token.startswith("(?"):
        end = _end_of_group(tokens)
        behind = tokens[end + 1 :]
        if token == "(?:":
            yield from _heads_of_group(tokens[1:end], behind, head)
        else:
            # What stands around a match is no part of it.
            yield from _heads(behind, head)
    elif token == "^":
        yield from _heads(tokens[1:], head)
    elif token.isascii() and token.isalpha() and not _quantifier(tokens[1:]):
        yield from _heads(tokens[1:], head + token.lower())
    else:
        yield head


def _heads_of_group(inner: Sequence[str], behind: Sequence[str], head: str) -> Iterator[str]:
    quantifier = _quantifier(behind)
    if quantifier not in ("", "?"):
        yield head
        return
    if quantifier:
        behind = behind[1:]
        yield from _heads(behind, head)
    for way in _ways(inner):
        yield from _heads((*way, *behind), head)


def _quantifier(tokens: Sequence[str]) -> str:
    return tokens[0][0] if tokens and tokens[0].startswith(_QUANTIFIERS) else ""


def _ways(tokens: Sequence[str]) -> Iterator[Sequence[str]]:
    """The alternatives of a pattern."""
    start = depth = 0
    for place, token in enumerate(tokens):
        depth += token.startswith("(") - (token == ")")
        if token == "|" and not depth:
            yield tokens[start:place]
            start = place + 1
    yield tokens[start:]


def _end_of_group(tokens: Sequence[str]) -> int:
    """Index of the bracket that closes the group which the tokens begin with."""
    depth = 0
    for place, token in enumerate(tokens):
        depth += token.startswith("(") - (token == ")")
        if not depth:
            return place
    raise ValueError(f"a group without an end: {''.join(tokens)}")
