"""Types as TypeScript spells them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from ....model.api import Field
from ....model.constraint import Enumeration, Nullable, Scalar, Target
from ....model.schema import AnyType, ArrayType, In, MapType, ObjectType, ScalarKind, ScalarType, Type, UnionType
from .text import literal

_SCALARS = {
    ScalarKind.STRING: "string",
    ScalarKind.INTEGER: "number",
    ScalarKind.NUMBER: "number",
    ScalarKind.BOOLEAN: "boolean",
    ScalarKind.NULL: "null",
}
_OBJECT = "{ [key: string]: unknown }"


def field_type(field: Field, names: Mapping[str, str]) -> str:
    """The type of a field's value; `names` gives the interface of each struct."""
    if field.type is None:
        return "unknown"
    values = _values(field)
    shown = _spelled(field.type.value, names, values)
    if any(isinstance(fact.value, Nullable) for fact in field.constraints) and shown != "unknown":
        return f"{shown} | null"
    return shown


def type_name(of: Type | None, names: Mapping[str, str]) -> str:
    """The type of a body."""
    return _spelled(of, names, None)


def _values(field: Field) -> tuple[tuple[Scalar, ...], bool] | None:
    """The allowed values, and whether others may occur: responses of tomorrow hold values of tomorrow."""
    for fact in field.constraints:
        if isinstance(fact.value, Enumeration) and fact.value.target in (Target.VALUE, Target.EACH_ITEM):
            values = tuple(value.value for value in fact.value.values)
            return values, fact.value.open or field.location is In.RESPONSE
    return None


def _spelled(of: Type | None, names: Mapping[str, str], values: tuple[tuple[Scalar, ...], bool] | None) -> str:
    match of:
        case None | AnyType():
            return "unknown"
        case ScalarType(kind=kind):
            return _union_of_values(kind, values) or _SCALARS[kind]
        case ArrayType(item=item):
            return f"Array<{_spelled(item, names, values)}>"
        case ObjectType(struct=struct):
            return _OBJECT if struct is None else names[struct]
        case MapType(value=value):
            return f"{{ [key: string]: {_spelled(value, names, None)} }}"
        case UnionType(options=options):
            return " | ".join(dict.fromkeys(_spelled(option, names, None) for option in options))
        case _:
            assert_never(of)


def _union_of_values(kind: ScalarKind, values: tuple[tuple[Scalar, ...], bool] | None) -> str | None:
    if values is None or kind is ScalarKind.BOOLEAN:
        return None
    allowed, is_open = values
    typed = [value for value in allowed if _fits(kind, value)]
    if not typed:
        return None
    listed = [literal(value) for value in typed]
    if is_open:
        listed.append(f"({_SCALARS[kind]} & {{}})")
    return " | ".join(dict.fromkeys(listed))


def _fits(kind: ScalarKind, value: Scalar) -> bool:
    match kind:
        case ScalarKind.STRING:
            return isinstance(value, str)
        case ScalarKind.INTEGER | ScalarKind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case _:
            return False
