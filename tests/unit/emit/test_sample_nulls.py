"""`null` in an example makes its member nullable."""

from __future__ import annotations

from generator.emit.sample_nulls import with_sample_nulls
from generator.emit.samples import check_samples
from generator.model.api import Body, Response
from generator.model.claim import Bilingual, Verdict
from generator.model.constraint import Nullable
from generator.model.draft import SampleDraft, SampleKind
from generator.model.schema import STRING, ArrayType, In, ObjectType

from .build import api, member, operation, span, struct


def service(body: object):
    log = struct("Log", member("instance_added_list", STRING, location=In.RESPONSE), member("id", STRING, location=In.RESPONSE))
    answer = struct("Answer", member("logs", ArrayType(ObjectType("Log")), location=In.RESPONSE))
    response = Response(status="200", reason="", description=Bilingual(), bodies=(Body(type=ObjectType("Answer")),))
    sample = SampleDraft(
        kind=SampleKind.RESPONSE, span=span(), text="", body=body, has_body=True, positions={"/logs/1/instance_added_list": span()}
    )
    return api(operation(responses=(response,), samples=(sample,)), structs=(answer, log))


def test_member_that_an_example_shows_as_null_is_nullable() -> None:
    nullable = with_sample_nulls(service({"logs": [{"id": "1"}, {"id": "2", "instance_added_list": None}]}))

    first, second = nullable.struct("Log").fields
    assert [(fact.value, fact.verdict, fact.claims[0].span, fact.claims[0].rule) for fact in first.constraints] == [
        (Nullable(), Verdict.EN_ONLY, span(), "sample/null")
    ]
    assert second.constraints == ()
    assert check_samples(nullable) == ()


def test_service_without_nulls_stays_the_same() -> None:
    whole = service({"logs": [{"id": "1"}], "other": None})

    assert with_sample_nulls(whole) is whole
