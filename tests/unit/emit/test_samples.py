"""The pages' own examples against what the pages say."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.emit.sample_values import examples
from generator.emit.samples import check_samples
from generator.model.api import Body, Response
from generator.model.claim import Bilingual
from generator.model.constraint import Enumeration, EnumValue, Format, Length, Range
from generator.model.draft import SampleDraft, SampleKind
from generator.model.schema import BOOLEAN, INTEGER, STRING, ArrayType, ObjectType
from generator.source.text import Lang, SourceFile

from .build import api, member, operation, struct

PAGE = SourceFile.of('{"vpc_id": "a8327883-6b07-4497-9c61-68d03ee193a"}\n', "en/page.md", Lang.EN)


def request(*fields, body, positions=None, structs=()):
    sent = struct("CreateScalingGroupRequest", *fields)
    sample = SampleDraft(kind=SampleKind.REQUEST, span=PAGE.span(0, 20), text="", body=body, has_body=True, positions=positions or {})
    return api(operation(request=(Body(type=ObjectType(sent.name)),), samples=(sample,)), structs=(sent, *structs))


def found(service):
    return [(d.id, d.subject.location, *(value for _, value in d.args)) for d in check_samples(service)]


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        (member("name", STRING, Length(max=4)), "abcde", "maxLength 4"),
        (member("name", STRING), 5, 'type "string"'),
        (member("name", INTEGER, Range(min=1)), 0, "minimum 1"),
        (member("name", STRING, Enumeration(values=(EnumValue("A"),))), "B", 'enum ["A"]'),
        (member("name", STRING, Format(name="uuid")), "x", 'format "uuid"'),
        (member("name", BOOLEAN), "true", 'type "boolean"'),
    ],
)
def test_value_that_breaks_a_rule_is_found(field, value, rule) -> None:

    expected = ("defect/example-violates-schema", "body.name", "name", rule, json.dumps(value))
    assert found(request(field, body={"name": value})) == [expected]


def test_missing_mandatory_member_is_found_in_a_nested_object() -> None:
    network = struct("Network", member("id", STRING, required=True, path="body.networks[].id"))
    service = request(member("networks", ArrayType(ObjectType("Network"))), body={"networks": [{}, {}]}, structs=(network,))

    assert found(service)[0] == ("defect/example-violates-schema", "body.networks[].id", "networks[].id", "mandatory", "absent")


def test_finding_shows_the_value_and_the_rows_of_both_languages() -> None:
    span = PAGE.span(11, 48)
    service = request(member("vpc_id", STRING, Format(name="uuid")), body={"vpc_id": "x"}, positions={"/vpc_id": span})

    (finding,) = check_samples(service)

    assert [(label.lang, label.span) for label in finding.labels] == [
        (Lang.EN, span),
        (Lang.ZH, service.structs[0].fields[0].constraints[0].claims[0].span),
        (Lang.EN, service.structs[0].fields[0].constraints[0].claims[1].span),
    ]


def test_valid_example_is_silent() -> None:
    assert found(request(member("name", STRING, Length(max=4)), body={"name": "abcd", "other": [1]})) == []


def test_member_known_only_from_samples_contradicts_nobody() -> None:
    assert found(request(member("name", STRING, sample_only=True), body={"name": 1})) == []


def test_an_example_of_another_call_is_not_checked() -> None:
    service = request(member("name", STRING), body={"name": 1})
    (only,) = service.operations
    foreign = replace(only, samples=tuple(replace(sample, foreign=True) for sample in only.samples))
    assert found(replace(service, operations=(foreign,))) == []


def test_an_unlisted_success_status_shows_the_documented_body() -> None:
    body = Body(type=ArrayType(STRING))
    shown = SampleDraft(kind=SampleKind.RESPONSE, span=PAGE.span(0, 20), text="", body=[1], has_body=True, status="300", positions={})
    service = api(operation(responses=(Response(status="200", reason="OK", description=Bilingual(), bodies=(body,)),), samples=(shown,)))
    assert [location for _, location, *_ in found(service)] == ["response.[]"]


def test_an_example_whose_structure_was_guessed_is_neither_checked_nor_shown() -> None:
    service = request(member("name", STRING, Length(max=4)), body={"name": "abcde"})
    call = service.operations[0]
    guessed = replace(call, samples=tuple(replace(sample, guessed=True) for sample in call.samples))
    assert len(list(examples(call, "request"))) == 1
    assert list(examples(guessed, "request")) == []
    assert found(replace(service, operations=(guessed,))) == []


def test_a_row_of_the_other_language_does_not_bind_an_example() -> None:
    name = member("name", STRING, Length(max=4), required=True)
    assert found(request(replace(name, only=Lang.ZH), body={"name": "abcde"})) == []
    assert found(request(replace(name, only=Lang.ZH), body={})) == []
    assert [rule for *_, rule, _ in found(request(replace(name, only=Lang.EN), body={"name": "abcde"}))] == ["maxLength 4"]


def test_the_same_mistake_in_both_languages_is_one_finding_with_both_samples() -> None:
    service = request(member("name", STRING, Length(max=4)), body={"name": "abcde"})
    (operation_,) = service.operations
    (sample,) = operation_.samples
    other = replace(sample, span=SourceFile.of("{}", "zh/page.md", Lang.ZH).span(0, 2))
    both = replace(service, operations=(replace(operation_, samples=(other, sample)),))

    (finding,) = check_samples(both)

    assert [label.span.file.path for label in finding.labels[:2]] == ["zh/page.md", "en/page.md"]
