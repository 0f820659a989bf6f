"""What a violation says, in Chinese and in English.  The codes are stable: match on them, not on the words.

A colon divides a code from the case of it that the words describe.
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "required": (
        "\u662f\u5fc5\u9009\u53c2\u6570\uff0c\u4f46\u6ca1\u6709\u7ed9\u51fa",
        "is required and missing",
    ),
    "required-when": (
        "\u5728 {other} \u4e3a {values} \u65f6\u5fc5\u9009\uff0c\u4f46\u6ca1\u6709\u7ed9\u51fa",
        "is required when {other} is {values}, and missing",
    ),
    "required-when:given": (
        "\u5728\u7ed9\u51fa {other} \u65f6\u5fc5\u9009\uff0c\u4f46\u6ca1\u6709\u7ed9\u51fa",
        "is required when {other} is given, and missing",
    ),
    "required-when:absent": (
        "\u5728\u6ca1\u6709\u7ed9\u51fa {other} \u65f6\u5fc5\u9009\uff0c\u4f46\u6ca1\u6709\u7ed9\u51fa",
        "is required when {other} is absent, and missing",
    ),
    "unknown": (
        "\u4e0d\u662f\u6587\u6863\u4e2d\u7684\u53c2\u6570",
        "is not documented",
    ),
    "unknown:near": (
        "\u4e0d\u662f\u6587\u6863\u4e2d\u7684\u53c2\u6570\uff0c\u662f\u5426\u5e94\u4e3a {near}\uff1f",
        "is not documented; did you mean {near}?",
    ),
    "type": (
        "\u7c7b\u578b\u5e94\u4e3a {expected}\uff0c\u5b9e\u9645\u4e3a {actual}",
        "must be {expected}, not {actual}",
    ),
    "null": (
        "\u4e0d\u80fd\u4e3a null",
        "must not be null",
    ),
    "too-short": (
        "\u957f\u5ea6 {actual} \u5c0f\u4e8e\u6700\u5c0f\u957f\u5ea6 {limit}",
        "has length {actual}, less than the minimum of {limit}",
    ),
    "too-long": (
        "\u957f\u5ea6 {actual} \u8d85\u8fc7\u6700\u5927\u957f\u5ea6 {limit}",
        "has length {actual}, more than the maximum of {limit}",
    ),
    "too-small": (
        "{actual} \u5c0f\u4e8e\u6700\u5c0f\u503c {limit}",
        "{actual} is less than the minimum of {limit}",
    ),
    "too-large": (
        "{actual} \u5927\u4e8e\u6700\u5927\u503c {limit}",
        "{actual} is greater than the maximum of {limit}",
    ),
    "not-above": (
        "{actual} \u5fc5\u987b\u5927\u4e8e {limit}",
        "{actual} must be greater than {limit}",
    ),
    "not-below": (
        "{actual} \u5fc5\u987b\u5c0f\u4e8e {limit}",
        "{actual} must be less than {limit}",
    ),
    "multiple-of": (
        "{actual} \u4e0d\u662f {limit} \u7684\u500d\u6570",
        "{actual} is not a multiple of {limit}",
    ),
    "enum": (
        "{actual} \u4e0d\u5728\u53ef\u9009\u503c\u4e4b\u4e2d\uff1a{allowed}",
        "{actual} is not one of {allowed}",
    ),
    "pattern": (
        "{actual} \u4e0d\u7b26\u5408\u8981\u6c42\uff1a{rule}",
        "{actual} does not comply: {rule_en}",
    ),
    "too-few-items": (
        "\u6709 {actual} \u9879\uff0c\u5c11\u4e8e\u6700\u5c11 {limit} \u9879",
        "has {actual} item(s), fewer than the minimum of {limit}",
    ),
    "too-many-items": (
        "\u6709 {actual} \u9879\uff0c\u8d85\u8fc7\u6700\u591a {limit} \u9879",
        "has {actual} item(s), more than the maximum of {limit}",
    ),
    "exclusive": (
        "\u4e0e {others} \u4e92\u65a5\uff0c\u4e0d\u80fd\u540c\u65f6\u7ed9\u51fa",
        "must not be given together with {others}",
    ),
    "exactly-one": (
        "{others} \u5fc5\u987b\u4e14\u53ea\u80fd\u7ed9\u51fa\u4e00\u4e2a",
        "exactly one of {others} must be given",
    ),
    "at-least-one": (
        "{others} \u81f3\u5c11\u7ed9\u51fa\u4e00\u4e2a",
        "at least one of {others} must be given",
    ),
    "requires": (
        "\u5fc5\u987b\u4e0e {others} \u540c\u65f6\u7ed9\u51fa",
        "must be given together with {others}",
    ),
    "order": (
        "{name} ({actual}) \u4e0d\u80fd\u5927\u4e8e {other} ({limit})",
        "{name} ({actual}) must not be greater than {other} ({limit})",
    ),
    "path-segment": (
        "\u4e0d\u80fd\u4e3a\u7a7a\u3001. \u6216 ..",
        "must not be empty, '.' or '..' in a path",
    ),
    "header-value": (
        "\u8bf7\u6c42\u5934\u7684\u503c\u53ea\u80fd\u662f\u53ef\u6253\u5370\u7684 ASCII \u5b57\u7b26",
        "must be printable ASCII in a header",
    ),
    "encoding": (
        "\u4e0d\u662f\u6709\u6548\u7684 Unicode \u6587\u672c",
        "is not valid Unicode text",
    ),
    "not-json": (
        "\u4e0d\u80fd\u8868\u793a\u4e3a JSON",
        "cannot be written as JSON",
    ),
    "too-deep": (
        "\u5d4c\u5957\u8d85\u8fc7 {limit} \u5c42",
        "is nested deeper than {limit} levels",
    ),
}
