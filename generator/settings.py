"""What a person may set for a service: `service.toml` beside its `zh/` and `en/` folders.

Absent file: id and title from the folder's name.  An unknown key or a value of the wrong type is a `UsageError` that
names the file and the key, never a silent default.
"""

from __future__ import annotations

import keyword
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .source.errors import UsageError
from .source.plain_file import open_plain
from .source.text import Lang

MAX_BYTES = 1_000_000
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_PACKAGE = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSettings:
    """Settings of one service."""

    id: str
    """Lower case, digits and hyphens: names files and folders of the output."""
    title: str
    package: str
    """Import name of the generated Python package."""
    languages: tuple[Lang, ...] = (Lang.ZH, Lang.EN)
    endpoint: str | None = None
    """Server URL or template such as "https://as.{region}.example.com"."""
    operation_names: Mapping[str, str] = field(default_factory=dict)
    """"POST /v1/{project_id}/groups" -> "create_group"."""
    model_names: Mapping[str, str] = field(default_factory=dict)
    """Derived model name -> wanted model name."""
    policy: Mapping[str, str] = field(default_factory=dict)
    """Row of `reconcile.policy` -> "narrower" | "wider" | "lower" | "zh" | "en" | "union" ..."""


def default_settings(folder_name: str) -> ServiceSettings:
    """Settings of a service without `service.toml`."""
    slug = re.sub(r"[^a-z0-9]+", "-", folder_name.lower()).strip("-")
    if not slug or not slug[0].isalpha():
        slug = f"service-{slug}".rstrip("-")
    slug = slug[:40].rstrip("-")
    return ServiceSettings(id=slug, title=folder_name if folder_name.isprintable() and folder_name else slug, package=package_name(slug))


def package_name(service: str) -> str:
    """Import name for a service: "elb" stays, "as" becomes "as_client" because it is a keyword."""
    name = service.replace("-", "_")
    return f"{name}_client" if keyword.iskeyword(name) or keyword.issoftkeyword(name) else name


def load_settings(folder: Path, shown: str) -> ServiceSettings:
    """Settings of the service in `folder`; `shown` is how messages name the file.

    Raises UsageError for a file that cannot be read, is no TOML, or holds an unknown key or a wrong value.
    """
    base = default_settings(folder.resolve().name)
    path = folder / "service.toml"
    if not path.exists():
        return base
    try:
        with open_plain(path) as stream:
            raw = stream.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            raise UsageError(f"{shown}: larger than {MAX_BYTES} bytes; is this really a service.toml?")
        table = tomllib.loads(raw.decode("utf-8"))
    except OSError as error:
        raise UsageError(f"{shown}: cannot be read ({error.strerror}); check its permissions") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{shown}: not valid TOML ({error}); see https://toml.io for the syntax") from error
    return _from_table(table, base, shown)


def _from_table(table: Mapping[str, object], base: ServiceSettings, shown: str) -> ServiceSettings:
    known = {"id", "title", "package", "languages", "endpoint", "names", "policy"}
    for key in sorted(set(table) - known):
        raise UsageError(f"{shown}: unknown key {key!r}; known keys are {', '.join(sorted(known))}")
    service = _string(table, "id", base.id, shown)
    if not _ID.match(service):
        raise UsageError(f"{shown}: id {service!r} must be lower-case letters, digits and single hyphens")
    package = _string(table, "package", package_name(service), shown)
    if not _PACKAGE.match(package) or keyword.iskeyword(package):
        raise UsageError(f"{shown}: package {package!r} must be a lower-case Python identifier and no keyword")
    names = _table(table, "names", shown)
    for key in sorted(set(names) - {"operations", "models"}):
        raise UsageError(f"{shown}: unknown table names.{key}; known are names.operations and names.models")
    endpoint = _string(table, "endpoint", "", shown)
    if endpoint and not endpoint.startswith("https://"):
        raise UsageError(f"{shown}: endpoint {endpoint!r} must start with https://")
    return ServiceSettings(
        id=service,
        title=_string(table, "title", base.title, shown),
        package=package,
        languages=_languages(table.get("languages", ["zh", "en"]), shown),
        endpoint=endpoint or None,
        operation_names=_names(names, "operations", shown),
        model_names=_names(names, "models", shown),
        policy=_strings(_table(table, "policy", shown), "policy", shown),
    )


def _string(table: Mapping[str, object], key: str, default: str, shown: str) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise UsageError(f"{shown}: {key} must be a string, found {value!r}")
    return value


def _table(table: Mapping[str, object], key: str, shown: str) -> Mapping[str, object]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise UsageError(f"{shown}: {key} must be a table, found {value!r}")
    return value


def _strings(table: Mapping[str, object], where: str, shown: str) -> Mapping[str, str]:
    result = {}
    for key, value in table.items():
        if not isinstance(value, str):
            raise UsageError(f"{shown}: {where}.{key} must be a string, found {value!r}")
        result[key] = value
    return result


def _names(names: Mapping[str, object], key: str, shown: str) -> Mapping[str, str]:
    result = _strings(_table(names, key, shown), f"names.{key}", shown)
    for wire, name in result.items():
        if not _NAME.match(name) or keyword.iskeyword(name):
            raise UsageError(f"{shown}: names.{key}.{wire!r} = {name!r} must be an identifier of at most 60 letters, digits and _")
    return result


def _languages(value: object, shown: str) -> tuple[Lang, ...]:
    if not isinstance(value, list) or not value or not all(item in ("zh", "en") for item in value):
        raise UsageError(f'{shown}: languages must be a list of "zh" and "en", found {value!r}')
    return tuple(lang for lang in Lang if lang.value in value)
