"""What the structs and operations of a service are called in its client, and in which module they stand."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ....emit.schemas import loose_constraints, structs_of
from ....model.api import Api, Operation, Struct
from ....model.constraint import Constraint
from ....model.schema import ObjectType
from .text import ident, idents, pascal, snake
from .values import Names, Nodes

SHARED = "shared"

IMPORTS: dict[str, str] = {
    "Any": "typing",
    "Literal": "typing",
    "Required": "typing",
    "TypedDict": "typing",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
    "dataclass": "dataclasses",
    **dict.fromkeys(("Empty", "ListResult", "Model", "list_of", "map_of", "one"), "runtime.models"),
    **dict.fromkeys(("Body", "Operation", "Parameter", "Success"), "runtime.operation"),
    **dict.fromkeys(
        ("ANY", "AtLeastOne", "ExactlyOne", "Exclusive", "Member", "Ordered", "Pattern", "Record", "RequiredWhen", "Requires", "Value"),
        "runtime.rules",
    ),
    **dict.fromkeys(("UNSET", "Unset"), "runtime.unset"),
}
"""Names that the printed modules take from elsewhere: no struct may be called so."""

PUBLIC: dict[str, str] = {
    "Client": "client",
    "AsyncClient": "async_client",
    **dict.fromkeys(("AsyncAuth", "Auth"), "runtime.calling"),
    "ErrorCode": "runtime.catalogue",
    "Violation": "runtime.checks",
    **dict.fromkeys(
        ("APIConnectionError", "APIError", "APIResponseError", "APIStatusError", "APITimeoutError", "InvalidRequestError"),
        "runtime.errors",
    ),
    "InvalidRequestWarning": "runtime.errors",
    **dict.fromkeys(("Empty", "ListResult"), "runtime.models"),
    **dict.fromkeys(("AsyncTransport", "Request", "Response", "Transport"), "runtime.transport"),
    **dict.fromkeys(("UNSET", "Unset"), "runtime.unset"),
}
"""What a user imports from the package, besides its exceptions and its own types."""

_TAKEN = frozenset({"OPERATION", "TYPE_CHECKING", "BaseClient", "AsyncBaseClient", *PUBLIC, *IMPORTS})
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_NOT_METHODS = frozenset({"close", "self", "shared", *_DEVICES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every name of the client, decided once."""

    names: Names
    nodes: Nodes
    methods: dict[str, str]
    """Operation id to method, which is also the name of its module."""
    housed: Mapping[str, Sequence[Struct]]
    """Module, which is SHARED or a method, to its structs."""
    loose: Mapping[str, Sequence[Constraint]]
    """Struct of a request to the rules about it that stand in no row."""
    places: dict[str, str]
    """Class or constant to module, likewise."""
    flattened: dict[str, str]
    """Operation id to the struct whose members are arguments of the call."""
    results: dict[str, str]
    """Struct to the one call that returns it."""
    members: frozenset[str]
    """Names that no member may take, because annotations beside it use them."""

    def module_of(self, name: str) -> str:
        """Module of a class or constant of the client, relative to the package: "shared", "operations.x", "errors"."""
        if name in IMPORTS:
            return IMPORTS[name]
        home = self.places.get(name)
        if home is None:
            return "errors"
        return SHARED if home == SHARED else f"operations.{home}"


def plan(api: Api, error_names: Iterable[str]) -> Plan:
    """The names and places of a service's structs and operations."""
    names, flattened = methods(api), flat_structs(api)
    requests, responses, nested, users = _roles(api, flattened)
    taken = {*_TAKEN, *error_names}
    models = _allocate([name for name in responses if api.struct(name).fields], pascal, taken)
    params = _allocate([name for name in nested if _is_typed(api.struct(name))], lambda name: f"{pascal(name)[:55]}Param", taken)
    records = _allocate(list(requests), lambda name: snake(name).upper(), taken)
    homes = {struct: names[ids[0]] if len(ids) == 1 else SHARED for struct, ids in users.items()}
    housed: dict[str, list[Struct]] = {}
    for struct in api.structs:
        if struct.name in homes:
            housed.setdefault(homes[struct.name], []).append(struct)
    return Plan(
        names=Names(params=params, models=models, records=records),
        nodes=Nodes(),
        methods=names,
        housed=housed,
        loose=loose_constraints(api),
        places={name: homes[struct] for table in (params, models, records) for struct, name in table.items()},
        flattened=flattened,
        results=_results(api, names),
        members=frozenset({"Any", "Literal", "Mapping", "Required", "Sequence", *params.values(), *models.values()}),
    )


def methods(api: Api) -> dict[str, str]:
    """Operation id to the method that calls it, which is also the name of its module."""
    ids = [operation.id for operation in api.operations]
    return dict(zip(ids, idents(ids, _NOT_METHODS, "operation"), strict=True))


def flat_structs(api: Api) -> dict[str, str]:
    """Operation id to the struct whose members are arguments of the call, where there is one."""
    return {operation.id: name for operation in api.operations if (name := flat_struct(api, operation))}


def flat_struct(api: Api, operation: Operation) -> str | None:
    """The struct whose members become arguments of the call: there is one variant, and it is JSON."""
    match operation.request:
        case (body,) if is_json(body.media_type):
            match body.type:
                case ObjectType(struct=str() as name) if any(not field.placeholder for field in api.struct(name).fields):
                    return name
    return None


def is_json(media_type: str) -> bool:
    """True for JSON and its suffixes."""
    return media_type.lower().partition(";")[0].strip().endswith(("/json", "+json"))


def closure(inner: Mapping[str, Sequence[str]], names: Iterable[str]) -> dict[str, None]:
    """The structs and all that they contain, each once, outer before inner; `inner` says what each holds itself."""
    found: dict[str, None] = {}
    waiting = deque(names)
    while waiting:
        name = waiting.popleft()
        if name not in found:
            found[name] = None
            waiting += inner[name]
    return found


def inner_structs(api: Api) -> dict[str, list[str]]:
    """Struct to the structs that its members name."""
    return {struct.name: _named(struct) for struct in api.structs}


def _named(struct: Struct) -> list[str]:
    return [name for field in struct.fields if field.type for name in structs_of(field.type.value)]


def request_roots(operation: Operation) -> list[str]:
    """The structs that the request bodies name."""
    return [name for body in operation.request for name in structs_of(body.type)]


def response_roots(operation: Operation) -> list[str]:
    """The structs that the bodies of success name."""
    return [name for response in operation.responses for body in response.bodies for name in structs_of(body.type)]


def _roles(api: Api, flattened: Mapping[str, str]) -> tuple[dict[str, None], dict[str, None], dict[str, None], dict[str, list[str]]]:
    """Structs of requests, of responses, those that a caller writes as a dict, and the operations that use each."""
    inner = inner_structs(api)
    requests: dict[str, None] = {}
    responses: dict[str, None] = {}
    nested: dict[str, None] = {}
    users: dict[str, list[str]] = {}
    for operation in api.operations:
        roots = request_roots(operation)
        sent = closure(inner, roots)
        received = closure(inner, response_roots(operation))
        requests |= sent
        responses |= received
        flat = flattened.get(operation.id)
        nested |= closure(inner, inner[flat]) if flat else sent
        for name in sent | received:
            users.setdefault(name, []).append(operation.id)
    return requests, responses, nested, users


def _results(api: Api, methods: dict[str, str]) -> dict[str, str]:
    calls: dict[str, set[str]] = {}
    for operation in api.operations:
        for name in response_roots(operation):
            calls.setdefault(name, set()).add(methods[operation.id])
    return {name: next(iter(users)) for name, users in calls.items() if len(users) == 1}


def _is_typed(struct: Struct) -> bool:
    """A TypedDict knows all its keys; objects with free keys are mappings."""
    return bool(struct.fields) and not any(field.placeholder for field in struct.fields)


def _allocate(structs: list[str], name_of: Callable[[str], str], taken: set[str]) -> dict[str, str]:
    chosen = idents((ident(name_of(ident(struct))) for struct in structs), taken, "Struct")
    taken.update(chosen)
    return dict(zip(structs, chosen, strict=True))
