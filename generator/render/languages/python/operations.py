"""An operation as its method and as its module."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ....emit.paths import distinct, parameters_of
from ....emit.schemas import is_required
from ....emit.types import type_schema
from ....model.api import Api, Body, Field, Operation, Struct
from ....model.claim import Bilingual
from ....model.schema import ArrayType, In, ObjectType, Type, UnionType
from ....source.text import Lang
from . import docs
from .layout import Call, Expression, call, dict_of, source, tuple_of
from .modules import StructsView, distinct_fields, import_lines, names_in, rule_expressions, structs_view
from .names import Plan, is_json
from .statuses import error_name
from .text import docstring, idents, literal
from .values import decoder, patterns_of, request_annotation, response_annotation, struct_name, value_expression

_SENT_BY_THE_CLIENT = frozenset({"x-auth-token", "content-type", "accept", "host", "content-length"})
_OWN_ARGUMENTS = frozenset({"self", "timeout", "extra_headers", "extra_query", "extra_body", "body"})
_TOKEN_CHARACTERS = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArgumentView:
    """A keyword argument of a call."""

    name: str
    annotation: str
    """Ends in "| Unset = UNSET" when it may be left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationView:
    """One call, and the module that describes it."""

    slug: str
    method: str
    path_literal: str
    module_doc: str
    doc: str
    """Docstring of the method as a literal."""
    doc_zh: str
    """The same in Chinese, as text."""
    arguments: tuple[ArgumentView, ...]
    returns: str
    imports: tuple[str, ...]
    structs: StructsView
    source: str
    title_zh: str
    title_en: str
    http: str
    """"POST /v1/{project_id}/groups"."""

    @property
    def signature_names(self) -> set[str]:
        """Names in its signature."""
        return names_in([argument.annotation.removesuffix(" = UNSET") for argument in self.arguments] + [self.returns])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Argument:
    name: str
    field: Field
    location: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Success:
    status: str
    annotation: str
    decode: str
    is_list: bool
    wire_names: tuple[str, ...]


def operation_view(api: Api, operation: Operation, plan: Plan) -> OperationView:
    """The view of one operation."""
    method = plan.methods[operation.id]
    arguments = _arguments(api, operation, plan)
    body_node = _body_node(operation) if operation.request and operation.id not in plan.flattened else None
    successes = _successes(api, operation, plan)
    returns = " | ".join(dict.fromkeys(success.annotation for success in successes))
    structs = structs_view(method, plan)
    errors = _errors(operation)
    described = Call(
        "Operation",
        (
            ("name", literal(method)),
            ("method", literal(operation.method)),
            ("path", literal(distinct(operation.path))),
            *_optional("parameters", [_parameter(argument, plan) for argument in arguments if argument.location != "body"]),
            *_optional("rules", _parameter_rules(operation)),
            *_body(api, operation, arguments, body_node, plan),
            ("successes", tuple_of([_success_expression(success, successes) for success in successes])),
            *((("errors", _error_table(errors, Lang.EN)),) if errors else ()),
        ),
    )
    text = source(described, 0, len(f"OPERATION: Operation[{returns}] = "))
    used = structs.used | names_in([text, returns]) | {"Operation"}
    return OperationView(
        slug=method,
        method=method,
        path_literal=literal(operation.path),
        module_doc=docstring(f"{docs.summary(operation, Lang.EN)}\n\n{operation.method} {operation.path}"),
        doc=docstring(_doc(operation, arguments, body_node, returns, errors, Lang.EN), 8),
        doc_zh=_doc(operation, arguments, body_node, returns, errors, Lang.ZH),
        arguments=_argument_views(operation, arguments, body_node, plan),
        returns=returns,
        imports=import_lines(used, structs.defined, plan, ".."),
        structs=structs,
        source=text,
        title_zh=operation.title.text(Lang.ZH),
        title_en=operation.title.text(Lang.EN),
        http=f"{operation.method} {operation.path}",
    )


def _arguments(api: Api, operation: Operation, plan: Plan) -> tuple[_Argument, ...]:
    """The arguments, required ones first, in page order."""
    placed = [(field.location.value, field, field.location is In.PATH or is_required(field)) for field in _parameters(operation)]
    known = {field.name for _, field, _ in placed}
    flat = plan.flattened.get(operation.id)
    for field in distinct_fields(api.struct(flat)) if flat else ():
        placed.append(("body", field, is_required(field)))
    wanted, seen = [], set[str]()
    for location, field, _ in placed:
        clash = field.name in seen or (location == "body" and field.name in known)
        name = field.name.lower() if location == "header" else field.name
        wanted.append(f"{location}_{name}" if clash else name)
        seen.add(field.name)
    names = idents(wanted, _OWN_ARGUMENTS, "argument")
    arguments = [
        _Argument(name=name, field=field, location=location, required=required)
        for name, (location, field, required) in zip(names, placed, strict=True)
    ]
    return tuple(sorted(arguments, key=lambda argument: not argument.required))


def _parameters(operation: Operation) -> list[Field]:
    """Path parameters as the template wants them, then query, then headers that the caller sets."""
    template = parameters_of(distinct(operation.path))
    documented = {field.name: field for field in reversed(operation.parameters) if field.location is In.PATH}
    path = [documented.get(name) or _undocumented(name) for name in template]
    others: dict[tuple[In, str], Field] = {}
    for field in operation.parameters:
        if field.location is In.QUERY and not field.placeholder:
            others.setdefault((In.QUERY, field.name), field)
        elif field.location is In.HEADER and _is_header(field.name):
            others.setdefault((In.HEADER, field.name.lower()), field)
    return [*path, *others.values()]


def _is_header(name: str) -> bool:
    return bool(name) and name.lower() not in _SENT_BY_THE_CLIENT and set(name.lower()) <= _TOKEN_CHARACTERS


def _undocumented(name: str) -> Field:
    return Field(name=name, location=In.PATH, path=f"path.{name}", type=None, required=None, description=Bilingual())


def _argument_views(
    operation: Operation, arguments: Sequence[_Argument], body_node: dict[str, Any] | None, plan: Plan
) -> tuple[ArgumentView, ...]:
    views = []
    for argument in arguments:
        annotation = request_annotation(_argument_node(argument, plan), plan.names)
        views.append((argument.name, annotation, argument.required))
    if body_node is not None:
        views.append(("body", _body_annotation(operation, body_node, plan), True))
    views.sort(key=lambda view: not view[2])
    return tuple(
        ArgumentView(name=name, annotation=annotation if required else f"{_optional_annotation(annotation)} = UNSET")
        for name, annotation, required in views
    )


def _optional_annotation(annotation: str) -> str:
    nullable = annotation.endswith(" | None")
    return f"{annotation.removesuffix(' | None')} | Unset{' | None' if nullable else ''}"


def _argument_node(argument: _Argument, plan: Plan) -> dict[str, Any]:
    if argument.location == "path" and argument.field.type is None:
        return {"type": "string"}
    return plan.nodes.of(argument.field)


def _parameter(argument: _Argument, plan: Plan) -> Expression:
    value = value_expression(_argument_node(argument, plan), patterns_of((argument.field,)), plan.names)
    return call(
        "Parameter",
        literal(argument.field.name),
        literal(argument.location),
        value,
        required="True" if argument.required else None,
        argument=None if argument.name == argument.field.name else literal(argument.name),
    )


def _parameter_rules(operation: Operation) -> list[Expression]:
    fields = tuple(field for field in operation.parameters if field.location in (In.QUERY, In.HEADER))
    loose = [fact.value for fact in operation.constraints]
    return rule_expressions(Struct(name="", title=Bilingual(), fields=fields), loose) if fields else []


def _optional(name: str, items: list[Expression]) -> tuple[tuple[str, Expression], ...]:
    return ((name, tuple_of(items)),) if items else ()


def _body(
    api: Api, operation: Operation, arguments: Sequence[_Argument], body_node: dict[str, Any] | None, plan: Plan
) -> tuple[tuple[str, Expression], ...]:
    if not operation.request:
        return ()
    media_type = operation.request[0].media_type
    media = None if media_type == "application/json" else literal(media_type)
    if body_node is not None:
        value = value_expression(body_node, {}, plan.names) if is_json(media_type) else "ANY"
        return (("body", call("Body", value=value, media_type=media)),)
    struct = api.struct(plan.flattened[operation.id])
    renamed: dict[str, Expression] = {
        argument.name: literal(argument.field.name)
        for argument in arguments
        if argument.location == "body" and argument.name != argument.field.name
    }
    optional = not any(is_required(field) for field in struct.fields) and operation.method in ("GET", "DELETE", "HEAD")
    return (
        (
            "body",
            call(
                "Body",
                record=plan.names.records[struct.name],
                renamed=dict_of(renamed) if renamed else None,
                media_type=media,
                required="False" if optional else None,
            ),
        ),
    )


def _body_node(operation: Operation) -> dict[str, Any]:
    nodes = [type_schema(body.type, struct_name) for body in operation.request]
    unique = [node for index, node in enumerate(nodes) if node not in nodes[:index]]
    return unique[0] if len(unique) == 1 else {"anyOf": unique}


def _body_annotation(operation: Operation, body_node: dict[str, Any], plan: Plan) -> str:
    return request_annotation(body_node, plan.names) if is_json(operation.request[0].media_type) else "bytes"


def _successes(api: Api, operation: Operation, plan: Plan) -> list[_Success]:
    found = []
    for response in operation.responses:
        if not response.status.startswith("2"):
            continue
        bodies = [inner for body in response.bodies for inner in _variants(body)]
        found += [_success(api, response.status, of, plan) for of in bodies] or [_empty(response.status)]
    return found or [_empty("200")]


def _variants(body: Body) -> tuple[Type, ...]:
    if not is_json(body.media_type):
        return ()
    return body.type.options if isinstance(body.type, UnionType) else (body.type,)


def _empty(status: str) -> _Success:
    return _Success(status=status, annotation="Empty", decode="Empty.from_dict", is_list=False, wire_names=())


def _success(api: Api, status: str, of: Type, plan: Plan) -> _Success:
    match of:
        case ObjectType(struct=str() as name) if name in plan.names.models:
            model = plan.names.models[name]
            names = tuple(sorted({field.name for field in api.struct(name).fields}))
            return _Success(status=status, annotation=model, decode=f"{model}.from_dict", is_list=False, wire_names=names)
        case ArrayType():
            node = type_schema(of, struct_name)
            annotation = response_annotation(node, plan.names).removeprefix("list[").removesuffix("]")
            decode = f"lambda items: ListResult({decoder(node, plan.names, 'items')})"
            return _Success(status=status, annotation=f"ListResult[{annotation}]", decode=decode, is_list=True, wire_names=())
        case _:
            return _empty(status)


def _success_expression(success: _Success, all_: Sequence[_Success]) -> Expression:
    rivals = [other for other in all_ if other.status == success.status]
    names = f"frozenset({{{', '.join(map(literal, success.wire_names))}}})" if len(rivals) > 1 and success.wire_names else None
    return call(
        "Success",
        status=literal(success.status),
        decode=success.decode,
        is_list="True" if success.is_list else None,
        names=names,
    )


def _errors(operation: Operation) -> dict[int, tuple[str, str]]:
    """Documented error statuses with what each language says."""
    found: dict[int, tuple[str, str]] = {}
    for response in operation.responses:
        if response.status.isascii() and response.status.isdigit() and 300 <= int(response.status) < 600:
            texts = [" ".join(docs.plain(response.description.text(lang)).split()) or response.reason for lang in (Lang.ZH, Lang.EN)]
            found.setdefault(int(response.status), (texts[0], texts[1]))
    return found


def _error_table(errors: dict[int, tuple[str, str]], lang: Lang) -> Expression:
    index = 0 if lang is Lang.ZH else 1
    rows = ((str(status), tuple_of([error_name(status), literal(texts[index])])) for status, texts in errors.items())
    return Call("{", tuple(rows))


def _doc(
    operation: Operation,
    arguments: Sequence[_Argument],
    body_node: dict[str, Any] | None,
    returns: str,
    errors: dict[int, tuple[str, str]],
    lang: Lang,
) -> str:
    index = 0 if lang is Lang.ZH else 1
    return docs.operation_doc(
        operation,
        lang,
        arguments=[(argument.name, argument.field) for argument in arguments],
        body=" | ".join(title for body in operation.request if (title := body.title.text(lang))) if body_node is not None else None,
        errors=[(error_name(status), f"{status} {texts[index]}".strip()) for status, texts in errors.items()],
        returns=returns,
    )
