"""Which files a build writes for a service, by their path in OUT: the layout that others rely on.

openapi/<service>.openapi.yaml|.json, <service>.openapi-3.0.yaml, <service>.zh.overlay.yaml
json-schema/<service>/<Model>.schema.json, json-schema/<service>.bundle.schema.json
python-client/<package>/…   typescript/<service>.ts   docs/<service>/…
drift/<service>.drift.{json,md,html,sarif}   coverage/<service>.coverage.json   MANIFEST.json
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from json import loads

from .emit import json_schema, openapi, openapi_30, overlay, serialise, validate
from .emit.types import Node
from .model.api import Api
from .render.engine import render_target
from .render.target import load_targets
from .report import coverage, html, json, markdown, sarif
from .report.report import Report
from .settings import ServiceSettings, default_settings
from .source.errors import UsageError
from .source.text import Lang

GROUPS = ("openapi", "json-schema", "python-client", "typescript", "docs", "drift", "coverage")
"""The top folders of OUT: what `--only` takes."""

_WITHOUT_TEMPLATES = frozenset({"openapi", "json-schema", "drift", "coverage"})
_DOCUMENT = ".openapi.json"


def check_groups(only: Sequence[str]) -> tuple[str, ...]:
    """The groups to build: those named, or all.  Raises UsageError for an unknown one."""
    for group in only:
        if group not in GROUPS:
            raise UsageError(f"--only {group}: unknown; known are {', '.join(GROUPS)}")
    return tuple(group for group in GROUPS if not only or group in only)


def owned_prefixes(settings: ServiceSettings, groups: Sequence[str]) -> tuple[str, ...]:
    """Where the files of this service stand: what a new build of it replaces."""
    service, package = settings.id, settings.package
    prefixes = {
        "openapi": (f"openapi/{service}.",),
        "json-schema": (f"json-schema/{service}/", f"json-schema/{service}."),
        "python-client": (f"python-client/{package}/",),
        "typescript": (f"typescript/{service}.",),
        "docs": (f"docs/{service}/",),
        "drift": (f"drift/{service}.",),
        "coverage": (f"coverage/{service}.",),
    }
    return tuple(prefix for group in groups for prefix in prefixes[group])


def prefixes_of_renamed(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> tuple[str, ...]:
    """Where files of services stand whose folder was renamed: most of their operations are built under another id now.

    `old` and `new` hold files by their path in OUT; only the OpenAPI documents are looked at.
    """
    gone = {path: content for path, content in old.items() if path.endswith(_DOCUMENT) and path not in new}
    if not gone:
        return ()
    built = {call for path, content in new.items() if path.endswith(_DOCUMENT) for call in _calls(content)}
    renamed = [path for path, content in gone.items() if (calls := _calls(content)) and 2 * len(calls & built) >= len(calls)]
    ids = [path.removeprefix("openapi/").removesuffix(_DOCUMENT) for path in sorted(renamed)]
    return tuple(prefix for service in ids for prefix in owned_prefixes(default_settings(service), GROUPS))


def _calls(document: bytes) -> set[tuple[str, str]]:
    """Each METHOD and path of an OpenAPI document of ours; nothing where it is damaged."""
    try:
        paths = loads(document)["paths"]
        return {(method, path) for path, item in paths.items() for method in item}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return set()


def build_files(api: Api, report: Report, groups: Sequence[str]) -> dict[str, bytes]:
    """Every file of the service.  Raises emit's and render's own errors when output of ours is not valid."""
    files: dict[str, bytes] = {}
    schemas = openapi.component_schemas(api) if {"openapi", "json-schema"} & set(groups) else {}
    if "openapi" in groups:
        files |= _openapi_files(api, schemas)
    if "json-schema" in groups:
        files |= _schema_files(api, schemas)
    for target in load_targets() if set(groups) - _WITHOUT_TEMPLATES else ():
        if target.files[0].output.split("/")[0] in groups:
            files |= render_target(target, api, {"report": report})
    if "drift" in groups:
        files |= {path: text.encode() for path, text in _drift_files(report).items()}
    if "coverage" in groups:
        files[f"coverage/{api.service}.coverage.json"] = coverage.render(report).encode()
    return files


def _openapi_files(api: Api, schemas: Mapping[str, Node]) -> Mapping[str, bytes]:
    current = openapi.openapi_31(api, schemas)
    older = openapi_30.openapi_30(current, f"{api.service}.openapi.yaml")
    validate.check_openapi(current)
    validate.check_openapi(older)
    stem = f"openapi/{api.service}"
    return {
        f"{stem}.openapi.json": serialise.json_text(current).encode(),
        f"{stem}.openapi.yaml": serialise.yaml_text(current).encode(),
        f"{stem}.openapi-3.0.yaml": serialise.yaml_text(older).encode(),
        f"{stem}.zh.overlay.yaml": serialise.yaml_text(overlay.overlay_zh(api, current)).encode(),
    }


def _schema_files(api: Api, schemas: Mapping[str, Node]) -> Mapping[str, bytes]:
    bundle, documents = json_schema.json_schemas(api, schemas)
    validate.check_schema(bundle)
    files = {f"json-schema/{api.service}.bundle.schema.json": serialise.json_text(bundle).encode()}
    for name, document in documents.items():
        files[f"json-schema/{api.service}/{name}.schema.json"] = serialise.json_text(document).encode()
    return files


def _drift_files(report: Report) -> Mapping[str, str]:
    stem = f"drift/{report.service}.drift"
    return {
        f"{stem}.json": json.render(report, Lang.EN),
        f"{stem}.md": markdown.render(report, Lang.EN),
        f"{stem}.html": html.render(report, Lang.EN),
        f"{stem}.sarif": sarif.render(report, Lang.EN),
    }
