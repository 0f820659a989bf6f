"""What a page says about the values of an element: meanings, not keywords.

`Length(max=5)` becomes maxLength or maxItems only in `emit/`.  Each class names its source in JSON Schema 2020-12
(Validation) where the schema language can say it; the rest is emitted as `x-twinspec-*`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

Scalar = str | int | float | bool
"""A literal value on a page, typed by its field."""


class Target(Enum):
    """Which part of a value a constraint speaks of."""

    VALUE = "value"
    EACH_ITEM = "each-item"
    MAP_KEY = "map-key"
    MAP_VALUE = "map-value"
    LIST_IN_STRING = "list-in-string"
    """The elements of a separated list that is sent as one string."""


@dataclass(frozen=True, slots=True)
class FieldRef:
    """Another element, as the sentence calls it and, once resolved, by its wire name."""

    text: str
    """"lbaas_listeners", "最小实例数", "the minimum number of instances"."""
    name: str | None = None
    """Wire name (dotted path relative to the same body); None while unresolved."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When something holds: the words of the page, and field = values where they could be read."""

    text: str
    field: FieldRef | None = None
    values: tuple[Scalar, ...] = ()
    present: bool | None = None
    """True: when the field is given; False: when it is not; None: by value, or unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a string may be.  JSON Schema 6.3 (characters)."""

    min: int | None = None
    max: int | None = None
    unit: str = "character"
    """"character" or "byte"."""
    target: Target = Target.VALUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Numeric bounds.  JSON Schema 6.2."""

    min: int | float | None = None
    max: int | float | None = None
    exclusive_min: bool = False
    exclusive_max: bool = False
    target: Target = Target.VALUE
    condition: Condition | None = None
    """Set when the bounds hold only in a case; the hull of all cases is emitted, the parts stay beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCount:
    """How many items.  JSON Schema 6.4; with LIST_IN_STRING the items are separated inside one string."""

    min: int | None = None
    max: int | None = None
    target: Target = Target.VALUE
    separator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleOf:
    """The value is a multiple of `factor`.  JSON Schema 6.2.1."""

    factor: int | float


@dataclass(frozen=True, slots=True)
class EnumValue:
    """One allowed value and what the page says it means."""

    value: Scalar
    meaning: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration:
    """The allowed values, in page order.  JSON Schema 6.1.2.  On a boolean it only carries the meanings."""

    values: tuple[EnumValue, ...]
    open: bool = False
    """True when the page says that other values exist ("such as", "currently supports")."""
    target: Target = Target.VALUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Default:
    """The value used when the field is absent.  JSON Schema 9.2."""

    value: Scalar | tuple[()]
    """() is the empty array."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultFromField:
    """The default is the value of another field."""

    field: FieldRef


@dataclass(frozen=True, slots=True)
class DefaultCase:
    """One case of a conditional default; no condition means "otherwise"."""

    value: Scalar
    condition: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionalDefault:
    """The default depends on something else."""

    cases: tuple[DefaultCase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultEmpty:
    """The page says that the default is empty: absent, not a value."""


class CharClass(Enum):
    """A class of characters that pages name."""

    HAN = "han"
    LETTER = "letter"
    LOWER = "lower"
    UPPER = "upper"
    DIGIT = "digit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charset:
    """Which characters a string may hold."""

    classes: tuple[CharClass, ...] = ()
    literals: str = ""
    """Single characters, sorted, each once: "-_"."""
    first: Charset | None = None
    """What the first character must be."""
    last: Charset | None = None
    """What the last character must be."""
    forbidden: str = ""
    """Characters the string must not hold ("cannot contain ..."); with no classes and literals, all others may."""
    forbidden_first: str = ""
    forbidden_last: str = ""
    target: Target = Target.VALUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A regular expression printed on the page, as data; checked before it is emitted (ECMA-262, linear enough)."""

    regex: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A named format.  JSON Schema 7.3 names where they exist (uuid, ipv4, ipv6, date-time, date, email, uri, hostname);
    else "cidr", "mac", "base64", "json", "port-range"."""

    name: str
    layout: str | None = None
    """The printed layout of a date or time: "YYYY-MM-DDThh:mmZ"."""
    target: Target = Target.VALUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The unit of a number: "second", "minute", "hour", "day", "millisecond", "byte", "KB", "MB", "GB", "TB",
    "kbit/s", "Mbit/s", "percent" ..."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredWhen:
    """Mandatory in a case."""

    condition: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveWhen:
    """Has an effect only in a case."""

    condition: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusiveWith:
    """Not together with the others; with `one_required` exactly one of them all must be given."""

    fields: tuple[FieldRef, ...]
    """The others, without the element itself."""
    one_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeastOneOf:
    """At least one of the element itself and the others must be given."""

    fields: tuple[FieldRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedWith:
    """Only together with the others (JSON Schema dependentRequired)."""

    fields: tuple[FieldRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedFields:
    """a <= b <= c among numbers of the same body."""

    fields: tuple[FieldRef, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One form a value may take: a literal, a format, or being absent, and what it means."""

    meaning: str
    literal: Scalar | None = None
    format: str | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueForms:
    """Alternatives such as "0 or absent: the default project; a UUID: that project"."""

    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecated:
    """Should not be used any more."""

    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """Documented but not in use yet ("reserved", "not supported currently")."""

    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOnly:
    """Set by the service, not by the caller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nullable:
    """null is a documented value."""


Constraint = (
    Length
    | Range
    | ItemCount
    | MultipleOf
    | Enumeration
    | Default
    | DefaultFromField
    | ConditionalDefault
    | DefaultEmpty
    | Charset
    | Pattern
    | Format
    | Unit
    | RequiredWhen
    | EffectiveWhen
    | ExclusiveWith
    | AtLeastOneOf
    | UsedWith
    | OrderedFields
    | ValueForms
    | Deprecated
    | Reserved
    | ReadOnly
    | Nullable
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """A limit of the account or of one call, outside every schema."""

    limit: int
    subject: str
    """What is counted, in the page's words: "伸缩组", "AS groups"."""
    scope: str = ""
    """Per what, in the page's words: "each user"; "" when the page does not say."""
    per_call: bool = False
    """True for "at most 10 in one call"."""
