"""The views of a Python client: its modules with their classes, records and calls.

A struct stands in the module of the operation that uses it, or in `shared` when several do; so a call loads little.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ....emit.rules import rules_of
from ....emit.schemas import is_required
from ....model.api import Field, Struct
from ....model.constraint import Constraint
from ....source.text import Lang
from . import docs
from .layout import WIDTH, Expression, call, source, tuple_of
from .names import Plan
from .text import docstring, ident, idents, literal
from .values import decoder, patterns_of, request_annotation, response_annotation, value_expression

_ANNOTATION_BUILTINS = frozenset({"str", "int", "float", "bool", "object", "dict", "list"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """A member of a TypedDict or of a response class."""

    name: str
    """Identifier."""
    key: str
    """Wire name as a literal."""
    annotation: str
    decode: str = ""
    """Expression that takes it out of `rest`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParamView:
    """A TypedDict for an object in a request."""

    name: str
    doc: str
    members: tuple[MemberView, ...]
    as_class: bool
    """False when a key is no identifier: the functional form takes any text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelView:
    """A dataclass for an object in a response."""

    name: str
    doc: str
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """The rules of an object in a request."""

    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StructsView:
    """The classes and records of one module."""

    params: tuple[ParamView, ...]
    models: tuple[ModelView, ...]
    records: tuple[RecordView, ...]

    @property
    def used(self) -> set[str]:
        """Every name that its source mentions."""
        members = [member for param in self.params for member in param.members]
        members += [member for model in self.models for member in model.members]
        sources = [member.annotation for member in members]
        sources += [member.decode for model in self.models for member in model.members]
        sources += [record.source for record in self.records]
        found = names_in(sources)
        found |= {"TypedDict"} if self.params else set()
        found |= {"dataclass", "Model", "Mapping", "Any"} if self.models else set()
        return found | ({"Record"} if self.records else set())

    @property
    def defined(self) -> set[str]:
        """Every name that it defines."""
        classes = {param.name for param in self.params} | {model.name for model in self.models}
        return classes | {record.name for record in self.records}


def structs_view(home: str, plan: Plan) -> StructsView:
    """The classes and records of the structs that stand in one module."""
    own = plan.housed.get(home, ())
    return StructsView(
        params=tuple(_param_view(struct, plan) for struct in own if struct.name in plan.names.params),
        models=tuple(_model_view(struct, plan) for struct in own if struct.name in plan.names.models),
        records=tuple(record_view(struct, plan, plan.loose.get(struct.name, ())) for struct in own if struct.name in plan.names.records),
    )


def _param_view(struct: Struct, plan: Plan) -> ParamView:
    fields = distinct_fields(struct)
    members = []
    for field in fields:
        annotation = request_annotation(plan.nodes.of(field), plan.names)
        annotation = f"Required[{annotation}]" if is_required(field) else annotation
        members.append(MemberView(name=field.name, key=literal(field.name), annotation=annotation))
    return ParamView(
        name=plan.names.params[struct.name],
        doc=docstring(docs.struct_doc(struct, [(field.name, field) for field in fields], Lang.EN), 4),
        members=tuple(members),
        as_class=all(_is_class_key(field.name, plan) for field in fields),
    )


def _is_class_key(name: str, plan: Plan) -> bool:
    usable = ident(name) in (name, f"{name}_") and name.isascii() and name.isidentifier() and not name.startswith("_")
    return usable and not keyword.iskeyword(name) and name not in plan.members | _ANNOTATION_BUILTINS


def _model_view(struct: Struct, plan: Plan) -> ModelView:
    fields = distinct_fields(struct)
    names = idents((field.name for field in fields), {"extra", "raw", "from_dict", *plan.members})
    members = []
    for name, field in zip(names, fields, strict=True):
        node = plan.nodes.of(field)
        annotation = response_annotation(node, plan.names)
        key = literal(field.name)
        members.append(
            MemberView(
                name=name,
                key=key,
                annotation=annotation if annotation == "Any" or annotation.endswith("| None") else f"{annotation} | None",
                decode=decoder(node, plan.names, f"rest.pop({key}, None)"),
            )
        )
    call_name = plan.results.get(struct.name)
    title = f"Result of `{call_name}`" if call_name else ""
    return ModelView(
        name=plan.names.models[struct.name],
        doc=docstring(docs.struct_doc(struct, list(zip(names, fields, strict=True)), Lang.EN, title), 4),
        members=tuple(members),
    )


def record_view(struct: Struct, plan: Plan, loose: Iterable[Constraint]) -> RecordView:
    """The rules of a struct as source."""
    fields = distinct_fields(struct)
    words = patterns_of(fields)
    members: list[Expression] = []
    for field in fields:
        value = "ANY" if field.sample_only else value_expression(plan.nodes.of(field), words, plan.names)
        required = "True" if is_required(field) else None
        if required is None and value == "ANY":
            members.append(call("Member", literal(field.name)))
        else:
            members.append(call("Member", literal(field.name), value, required=required))
    rules = rule_expressions(struct, loose)
    record = call(
        "Record",
        members=tuple_of(members) if members else None,
        rules=tuple_of(rules) if rules else None,
        open="True" if len(fields) < len(struct.fields) and any(field.placeholder for field in struct.fields) else None,
    )
    name = plan.names.records[struct.name]
    return RecordView(name=name, source=source(record, 0, len(name) + len(": Record = ")))


def rule_expressions(struct: Struct, loose: Iterable[Constraint]) -> list[Expression]:
    """The rules between the members of an object."""
    rules = rules_of(struct, loose)
    exact = [set(group) for group in rules.exactly_one]
    found: list[Expression] = [_group("ExactlyOne", group) for group in rules.exactly_one]
    found += [_group("Exclusive", pair) for pair in rules.apart if not any(set(pair) <= group for group in exact)]
    found += [_group("AtLeastOne", group) for group in rules.at_least_one if set(group) not in exact]
    found += [_group("Ordered", group) for group in rules.ordered]
    found += [call("Requires", literal(name), literal(tuple(dict.fromkeys(others)))) for name, others in rules.together.items() if others]
    for need in rules.required_when:
        condition = {"values": literal(need.values)} if need.values and need.present else {"present": literal(need.present)}
        if need.present or not need.values:
            found.append(call("RequiredWhen", literal(need.name), literal(need.field), **condition))
    return found


def _group(rule: str, names: tuple[str, ...]) -> Expression:
    return call(rule, literal(names))


def distinct_fields(struct: Struct) -> tuple[Field, ...]:
    """The members by wire name, the first of a name, without free keys."""
    found: dict[str, Field] = {}
    for field in struct.fields:
        if not field.placeholder:
            found.setdefault(field.name, field)
    return tuple(found.values())


def names_in(sources: Iterable[str]) -> set[str]:
    """Every name that the expressions mention."""
    return {name for text in sources for name in _NAME.findall(_TEXT.sub("", text))}


_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'(?:[^'\\]|\\.)*'")
"""A literal as `literal` writes it."""
_NAME = re.compile(r"(?<![\w.])[A-Za-z_]\w*(?!\w|\s*=[^=])", re.ASCII)
"""A name that is neither an attribute nor a keyword of a call."""


def import_lines(used: Iterable[str], defined: set[str], plan: Plan, dots: str, width: int = WIDTH) -> tuple[str, ...]:
    """The import statements for the names that a module uses; `dots` leads from it to the package."""
    modules: dict[str, list[str]] = {}
    for name in sorted(set(used) - defined, key=import_order):
        if name in _LOCAL or ident(name) != name:
            continue
        module = plan.module_of(name)
        modules.setdefault(module if module in _STANDARD else f"{dots}{module}", []).append(name)
    standard = sorted(module for module in modules if not module.startswith("."))
    own = sorted(module for module in modules if module.startswith("."))
    lines = [_import(module, modules[module], width) for module in standard]
    return (*lines, *([""] if standard and own else []), *(_import(module, modules[module], width) for module in own))


_LOCAL = frozenset({"rest", "item", "items", "str", "int", "float", "bool", "object", "dict", "list"})
_STANDARD = frozenset({"typing", "collections.abc", "dataclasses"})


def import_order(name: str) -> tuple[int, list[str | int], str]:
    """Constants, classes, functions, as isort has it; numbers inside names by their value."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2
    return kind, [int(part) if part.isdigit() else part.lower() for part in _DIGITS.split(name)], name


_DIGITS = re.compile(r"(\d+)", re.ASCII)


def _import(module: str, names: list[str], width: int) -> str:
    line = f"from {module} import {', '.join(names)}"
    return line if len(line) <= width else "\n".join([f"from {module} import (", *(f"    {name}," for name in names), ")"])
