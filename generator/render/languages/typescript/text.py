"""The sinks of TypeScript source: literals, doc comments, identifiers and property names.

A string is always a JSON string in ASCII, never a template literal.  A comment keeps Chinese readable; what could end
it, what a compiler takes for a directive and every character that acts instead of showing is made harmless.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable

from ....source.visible import visible
from ...views import unique_names

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}")
_NOT_IDENTIFIER = re.compile(r"[^A-Za-z0-9_]+")
_LONGEST = 60

# ECMAScript's and TypeScript's own words, global types that the file uses or that readers know, and the template's names.
_RESERVED = """
any arguments as async await boolean break case catch class const continue debugger declare default delete do else enum eval
export extends false finally for from function get if implements import in infer instanceof interface is keyof let module
namespace never new null number object of package private protected public readonly require return satisfies set static
string super switch symbol this throw true try type typeof undefined unique unknown var void while with yield bigint
Array Boolean Date Error Function JSON Map Math Number Object Omit Partial Pick Promise Proxy Readonly ReadonlyArray Record
Reflect RegExp Required Set String Symbol
Operations OperationId RequestOf ParametersOf ResponsesOf operations
"""
RESERVED = frozenset(_RESERVED.split())


def literal(value: object) -> str:
    r"""The value as an expression in ASCII.

    >>> print(literal("中\u2028"))
    "\u4e2d\u2028"
    """
    match value:
        case None | bool() | int() | str():
            return json.dumps(value)
        case float() if math.isfinite(value):
            return json.dumps(value)
    raise TypeError(f"no TypeScript literal for {value!r:.80}")


def comment(text: str) -> str:
    """The text as it may stand in a block comment: nothing ends the comment, nothing is a directive or a tag."""
    return visible(text).replace("*/", "*\\/").replace("@", "\\@")


def doc(lines: Iterable[str], indent: str = "") -> str:
    """A doc comment of lines that went through `comment` or are our own; "" without any."""
    shown = [line.rstrip() for text in lines for line in text.split("\n")]
    while shown and not shown[-1]:
        shown.pop()
    if not shown:
        return ""
    if len(shown) == 1:
        return f"{indent}/** {shown[0]} */\n"
    return "".join([f"{indent}/**\n", *(f"{indent} * {line}".rstrip() + "\n" for line in shown), f"{indent} */\n"])


def ident(name: str, fallback: str = "Model") -> str:
    """An identifier `[A-Za-z][A-Za-z0-9_]{0,59}` that is no reserved word.

    >>> ident("Network"), ident("Record"), ident("os:x"), ident("中文")
    ('Network', 'Record_', 'os_x', 'Model')
    """
    folded = unicodedata.normalize("NFKC", name[:200])
    cleaned = _NOT_IDENTIFIER.sub("_", folded).strip("_")[:_LONGEST] or fallback
    if cleaned[0].isdigit():
        cleaned = f"N{cleaned}"[:_LONGEST]
    return f"{cleaned[: _LONGEST - 1]}_" if cleaned in RESERVED else cleaned


def idents(names: Iterable[str], fallback: str = "Model") -> tuple[str, ...]:
    """An identifier for each name, unique among them without regard to case."""
    return unique_names((ident(name, fallback) for name in names), taken=("operations", "operationid"), limit=_LONGEST)


def property_name(name: str) -> str:
    """A key of an object type: as it is where it is an identifier, else as a string."""
    return name if _IDENTIFIER.fullmatch(name) else literal(name)


_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|/\*(?s:.*?)\*/|[{}()\[\]]|[`\']|//|/\*')
_CLOSES = {"}": "{", ")": "(", "]": "["}


def check(path: str, content: bytes) -> None:
    """Reads back what was printed as far as strings, comments and brackets go.

    There is no TypeScript parser in Python; a test runs the compiler.  Raises ValueError where a string or comment
    stays open, a bracket has no partner, or something stands outside that we never print.
    """
    text = content.decode("utf-8")
    if not path.endswith(".ts"):
        return
    opened: list[str] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token in ("`", "'", "/*") or (token == "//" and not text.startswith("// Code generated", match.start())):
            raise ValueError(f"{token} at offset {match.start()}")
        if token in _CLOSES.values():
            opened.append(token)
        elif token in _CLOSES and (not opened or opened.pop() != _CLOSES[token]):
            raise ValueError(f"{token} without its partner at offset {match.start()}")
    if opened:
        raise ValueError(f"{opened[-1]} stays open")
