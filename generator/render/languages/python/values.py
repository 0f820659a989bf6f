"""A field's schema as a Python annotation and as a `Value` of the client's rules.

Both are read from the JSON Schema that is emitted for the field, so that client and schema cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ....emit import extensions as x
from ....emit.charset import charset_pattern
from ....emit.keywords import add_keywords
from ....emit.types import type_schema
from ....model.api import Field
from ....model.constraint import Charset, Pattern
from ....source.text import Lang
from ...wording import constraint_words
from .layout import Expression, call, tuple_of
from .text import literal

Node = dict[str, Any]

_WORD = re.compile(r"[\w.:/+*][\w.:/+* -]{0,79}")
_SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the structs of the service are called in the client."""

    params: dict[str, str]
    """Struct to TypedDict."""
    models: dict[str, str]
    """Struct to dataclass."""
    records: dict[str, str]
    """Struct to Record constant."""


def struct_name(name: str) -> str:
    """The `$ref` of a struct, for reading schemas here: its name."""
    return name


def node_of(field: Field) -> Node:
    """Type and constraints of a field as a schema, without its texts and evidence."""
    node = type_schema(field.type.value if field.type else None, struct_name)
    add_keywords(node, field.constraints, lambda ref: ref.name or ref.text)
    return node


class Nodes:
    """The schema of each field, made once for all that is printed of it."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Field, Node]] = {}

    def of(self, field: Field) -> Node:
        """Its schema, which nobody changes."""
        if id(field) not in self._made:
            # The field is kept, so that its id stays its own.
            self._made[id(field)] = field, node_of(field)
        return self._made[id(field)][1]


def request_annotation(node: Node, names: Names) -> str:
    """The type of an argument: sequences and mappings, so that lists, tuples and dicts will do."""
    return _annotation(node, lambda name: names.params.get(name, "Mapping[str, object]"), "Sequence", "Mapping", "object")


def response_annotation(node: Node, names: Names) -> str:
    """The type of a member that came back."""
    return _annotation(node, lambda name: names.models.get(name, "dict[str, Any]"), "list", "dict", "Any")


def _annotation(node: Node, struct: Callable[[str], str], sequence: str, mapping: str, anything: str) -> str:
    options = [option for option in node.get("anyOf", ()) if option != {"type": "null"}]
    nullable = " | None" if len(options) < len(node.get("anyOf", ())) else ""
    if "$ref" in node:
        return struct(node["$ref"])
    if options and not node.get(x.OPEN_ENUM):
        parts = [_annotation(option, struct, sequence, mapping, anything) for option in options]
        parts = list(dict.fromkeys(part for whole in parts for part in _split(whole)))
        return anything if anything in parts else " | ".join(parts) + nullable
    types = _types(node)
    if node.get(x.OPEN_ENUM) and not types:
        types = tuple(dict.fromkeys(name for option in options for name in _types(option)))
    if not types:
        return anything
    parts = [_one_type(name, node, struct, sequence, mapping, anything) for name in types if name != "null"]
    if "null" in types:
        parts.append("None")
    return " | ".join(dict.fromkeys(parts))


def _split(annotation: str) -> list[str]:
    return annotation.split(" | ") if "[" not in annotation else [annotation]


def _one_type(name: str, node: Node, struct: Callable[[str], str], sequence: str, mapping: str, anything: str) -> str:
    if name == "array":
        return f"{sequence}[{_annotation(node.get('items', {}), struct, sequence, mapping, anything)}]"
    if name == "object":
        return f"{mapping}[str, {_annotation(node.get('additionalProperties', {}), struct, sequence, mapping, anything)}]"
    values = [literal(value) for value in _known_values(node) if type(value).__name__ == _SCALARS[name] != "float"]
    # Services grow new values: the documented ones help the editor, any other is still accepted by the type checker.
    known = f"Literal[{', '.join(values)}] | " if values else ""
    return known + _SCALARS[name]


def _known_values(node: Node) -> list[object]:
    """The documented values, also those of an enumeration that is open.

    Only plain words: whatever else a page holds has no business in an annotation; the rules know it all the same.
    """
    values = [value for part in (node, *node.get("anyOf", ())) for value in part.get("enum", ())]
    return [value for value in values if not isinstance(value, str) or _WORD.fullmatch(value)]


def value_expression(node: Node, facts: Patterns, names: Names) -> Expression:
    """The `Value` that restricts what may be sent; "ANY" when nothing does."""
    if "$ref" in node:
        return call("Value", types=_texts(("object",)), record=f"lambda: {names.records[node['$ref']]}")
    options = [option for option in node.get("anyOf", ()) if option != {"type": "null"}]
    if options and not node.get(x.OPEN_ENUM):
        nullable = "True" if len(options) < len(node["anyOf"]) else None
        return call("Value", nullable=nullable, options=tuple_of([value_expression(option, facts, names) for option in options]))
    types = tuple(name for name in _types(node) if name != "null")
    if not types:
        return "ANY"
    listed = node.get(x.ITEMS_IN_STRING, {})
    in_bytes = node.get(x.LENGTH_IN_BYTES)
    lengths = {"minLength": in_bytes.get("min"), "maxLength": in_bytes.get("max")} if in_bytes else node
    return call(
        "Value",
        types=_texts(types),
        nullable="True" if "null" in _types(node) else None,
        enum=_enum(node),
        min_length=_number(lengths, "minLength"),
        max_length=_number(lengths, "maxLength"),
        in_bytes="True" if in_bytes else None,
        patterns=None if listed else _patterns(node, facts),
        minimum=_number(node, "minimum"),
        maximum=_number(node, "maximum"),
        above=_number(node, "exclusiveMinimum"),
        below=_number(node, "exclusiveMaximum"),
        multiple_of=_number(node, "multipleOf"),
        min_items=_number(listed or node, "minItems"),
        max_items=_number(listed or node, "maxItems"),
        items=_part(_entry_node(listed) if listed else node.get("items"), facts, names),
        separator=literal(str(listed["separator"])) if listed.get("separator") else None,
        keys=_part(_with_type(node.get("propertyNames")), facts, names),
        values=_part(node.get("additionalProperties"), facts, names),
    )


Patterns = dict[str, tuple[str, str]]
"""Regular expression to its words in zh and en."""


def patterns_of(fields: tuple[Field, ...]) -> Patterns:
    """The words of every pattern that the fields' schemas may hold."""
    found: Patterns = {}
    for field in fields:
        for fact in field.constraints:
            regex = charset_pattern(fact.value) if isinstance(fact.value, Charset) else None
            regex = fact.value.regex if isinstance(fact.value, Pattern) else regex
            if regex:
                found[regex] = (constraint_words(fact.value, Lang.ZH), constraint_words(fact.value, Lang.EN))
    return found


def python_regex(regex: str) -> str:
    r"""The expression with `$` at its end as `\Z`: in Python `$` also matches before a last line end."""
    return regex[:-1] + r"\Z" if regex.endswith("$") and not regex.endswith(r"\$") else regex


def decoder(node: Node, names: Names, value: str) -> str:
    """The expression that turns the JSON of a member into what its annotation says."""
    inner = _decode_function(node, names)
    if inner is None:
        return value
    if "$ref" in node:
        return f"one({inner}, {value})"
    call_name, _, item = inner.partition(" ")
    return f"{call_name}({item}, {value})"


def _decode_function(node: Node, names: Names) -> str | None:
    """For an object "X.from_dict"; for a container "list_of <decoder of its items>"; None when it stays as it is."""
    if "$ref" in node:
        return f"{names.models[node['$ref']]}.from_dict" if node["$ref"] in names.models else None
    for container, part in (("list_of", node.get("items")), ("map_of", node.get("additionalProperties"))):
        if isinstance(part, dict) and (inner := _decode_function(part, names)):
            if "$ref" in part:
                return f"{container} lambda item: one({inner}, item)"
            call_name, _, item = inner.partition(" ")
            return f"{container} lambda item: {call_name}({item}, item)"
    return None


def _types(node: Node) -> tuple[str, ...]:
    stated = node.get("type", ())
    return (stated,) if isinstance(stated, str) else tuple(stated)


def _with_type(node: Node | None) -> Node | None:
    return {"type": "string", **node} if node else None


def _entry_node(listed: Node) -> Node:
    """The schema of one entry of a list inside a string."""
    return {"type": "string", **{key: value for key, value in listed.items() if key not in ("separator", "minItems", "maxItems")}}


def _part(node: Node | None, facts: Patterns, names: Names) -> Expression | None:
    if not isinstance(node, dict):
        return None
    expression = value_expression(node, facts, names)
    return None if expression == "ANY" else expression


def _texts(values: tuple[str, ...]) -> str:
    return literal(tuple(values))


def _number(node: Node, key: str) -> str | None:
    return None if node.get(key) is None else literal(node[key])


def _enum(node: Node) -> str | None:
    values = tuple(value for value in node.get("enum", ()) if value is not None)
    return literal(values) if values else None


def _patterns(node: Node, facts: Patterns) -> Expression | None:
    regex = node.get("pattern")
    if not isinstance(regex, str):
        return None
    try:
        re.compile(python_regex(regex))
    except (re.error, OverflowError, RecursionError):
        return None
    zh, en = facts.get(regex, (f"匹配 {regex}", f"matches {regex}"))
    return tuple_of([call("Pattern", regex=literal(python_regex(regex)), zh=literal(zh), en=literal(en))])
