"""Documents as text: JSON and YAML that read back equal, in any reader, byte for byte the same each time.

JSON keeps Chinese readable, but writes what is not safe in source or terminals as escapes: lone surrogates, line
separators, control and direction characters.  YAML is the same document; keys and strings that a YAML 1.1 reader would
take for something else are quoted.
"""

from __future__ import annotations

import io
import json
import re


from ruamel.yaml import YAML

from .types import Node

_UNSAFE = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def json_text(document: Node) -> str:
    """The document as JSON with an indent of 2 and a line end.  Raises ValueError for NaN and infinity."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def yaml_text(document: Node) -> str:
    """The document as block-style YAML 1.2, which YAML 1.1 readers read alike."""
    stream = io.StringIO()
    writer = YAML()
    writer.default_flow_style = False
    writer.width = 4096
    writer.dump(document, stream)
    return stream.getvalue()
