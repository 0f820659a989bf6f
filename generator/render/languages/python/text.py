"""The sinks of Python source: literals, docstrings, comments and identifiers, all in ASCII.

Whatever the text, it comes out as data: `ast.literal_eval(literal(text)) == text`.
"""

from __future__ import annotations

import builtins
import json
import keyword
import math
import re
import symtable
import tomllib
import unicodedata
from collections.abc import Iterable

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}")
_NOT_IDENTIFIER = re.compile(r"[^A-Za-z0-9_]+")
_NOT_ASCII = re.compile(r"[^ -~]+")
_ENDING_QUOTE = re.compile(r'"(?="|$)|(?<=")"')
"""Quotes in a row, or at the end: what could close a docstring."""
_LONGEST = 60
_RESERVED = frozenset(keyword.kwlist) | frozenset(name for name in dir(builtins) if not name.startswith("_"))


def literal(value: object) -> str:
    """The value as a Python literal in ASCII.

    >>> print(literal("中文"))
    "\\u4e2d\\u6587"
    """
    match value:
        case None | bool() | int():
            return repr(value)
        case float() if math.isfinite(value):
            return repr(value)
        case str():
            return _double_quoted(value)
        case tuple():
            inner = ", ".join(map(literal, value))
            return f"({inner},)" if len(value) == 1 else f"({inner})"
    raise TypeError(f"no Python literal for {value!r:.80}")


def _double_quoted(text: str) -> str:
    """With double quotes, as formatters like it, unless the text itself is full of them."""
    plain = ascii(text)
    if plain.startswith("'") and '"' not in text:
        return '"' + plain[1:-1].replace("\\'", "'") + '"'
    return plain


def docstring(text: str, indent: int = 0) -> str:
    r"""The text as a triple-quoted literal whose lines keep their indentation.

    Only "\n" breaks a line; every other control character, every quote that could end the literal and everything
    beyond ASCII is escaped.
    """
    margin = " " * indent
    # Python refuses half a surrogate pair in a docstring, though not in other literals: say it as an escape.
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    lines = [_doc_line(line) for line in text.split("\n")]
    body = f"\n{margin}".join(lines) if len(lines) > 1 else lines[0]
    body = body.replace(f"\n{margin}\n", "\n\n")
    body = re.sub(r"\n[ ]+(?=\n)", "\n", body)
    end = f"\n{margin}" if len(lines) > 1 else ""
    return f'"""{body}{end}"""'


def _doc_line(line: str) -> str:
    escaped = line.rstrip(" ").replace("\\", "\\\\")
    return _ascii(_ENDING_QUOTE.sub(r'\\"', escaped) if '"' in escaped else escaped)


def comment(text: str) -> str:
    """The text as it may follow `# `: printable ASCII on one line."""
    return _ascii(text)


def _ascii(text: str) -> str:
    """The text with all that is not printable ASCII as the escapes of a literal."""
    if text.isascii() and text.isprintable():
        return text
    return _NOT_ASCII.sub(lambda match: ascii(match[0])[1:-1], text)


def ident(name: str, fallback: str = "field") -> str:
    """An identifier `[A-Za-z][A-Za-z0-9_]{0,59}` that is no keyword and no builtin.

    A name that is one already stays as it is.

    >>> ident("scaling_group_name"), ident("os:x"), ident("class"), ident("中文")
    ('scaling_group_name', 'os_x', 'class_', 'u4e2d_u6587')
    """
    if _IDENTIFIER.fullmatch(name) and name not in _RESERVED:
        return name
    folded = unicodedata.normalize("NFKC", name[:200])
    spelled = "".join(char if char.isascii() else f"_u{ord(char):04x}_" for char in folded[:40]) + folded[40:]
    cleaned = _NOT_IDENTIFIER.sub("_", spelled)
    if cleaned != name:
        cleaned = re.sub(r"__+", "_", cleaned).strip("_")
    cleaned = cleaned.lstrip("_")[:_LONGEST] or fallback
    if cleaned[0].isdigit():
        cleaned = f"n{cleaned}"[:_LONGEST]
    return f"{cleaned[: _LONGEST - 1]}_" if cleaned in _RESERVED else cleaned


def idents(names: Iterable[str], taken: Iterable[str] = (), fallback: str = "field") -> tuple[str, ...]:
    """An identifier for each name, unique among them and against `taken`.

    A name that can stay as it is stays; the others make room.

    >>> idents(["a-b", "a_b", "aB"])
    ('a_b_2', 'a_b', 'aB')
    """
    used = set(taken)
    wanted = [(name, _beside(ident(name, fallback), used)) for name in names]
    kept = {name for name, chosen in wanted if name == chosen and chosen not in used}
    used |= kept
    given: set[str] = set()
    numbers: dict[str, int] = {}
    result: list[str] = []
    for name, chosen in wanted:
        if name in kept and name not in given:
            given.add(name)
            result.append(name)
        else:
            result.append(_free(chosen, used, numbers))
            used.add(result[-1])
    return tuple(result)


def _beside(name: str, taken: set[str]) -> str:
    """The name with an underscore behind it when it is taken, as PEP 8 has it."""
    return f"{name[: _LONGEST - 1]}_" if name in taken else name


def _free(name: str, used: set[str], numbers: dict[str, int]) -> str:
    """The name with the next number that is free; `numbers` remembers where to go on looking."""
    if name not in used:
        return name
    number, stem = numbers.get(name, 2), name.rstrip("_")
    while (candidate := f"{stem[: _LONGEST - len(str(number)) - 1]}_{number}") in used:
        number += 1
    numbers[name] = number
    return candidate


def pascal(name: str) -> str:
    """PascalCase of an identifier that may be snake_case: "create_group" gives "CreateGroup"."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[_\-.]+", name) if part) or name


def snake(name: str) -> str:
    """snake_case of a PascalCase name: "CreateASGroup" gives "create_as_group"."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def check(path: str, content: bytes) -> None:
    """Reads back what was printed: Python parses and is ASCII, TOML and JSON load."""
    if path.endswith(".py"):
        # Parses like the interpreter itself, without a tree of Python objects.
        symtable.symtable(content.decode("ascii"), path, "exec")
    elif path.endswith(".toml"):
        tomllib.loads(content.decode("utf-8"))
    elif path.endswith(".json"):
        json.loads(content)
