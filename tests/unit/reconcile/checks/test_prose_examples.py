"""Every prose check finds its own examples and stays silent on its counter-examples."""

from __future__ import annotations

import pytest

from generator.reconcile.checks.prose import PROSE_MODULES

from .prose_units import context, unit

CASES = [
    pytest.param(module, zh, en, ids, id=f"{module.__name__.rpartition('.')[2]}-{index}")
    for module in PROSE_MODULES
    for index, (zh, en, ids) in enumerate((*module.EXAMPLES, *module.COUNTER_EXAMPLES))
]
COUNTERPARTS = {"错误码.md": "error-codes.md"}


def _location(module: object) -> str:
    return "status.502" if module.__name__.endswith("error_blame") else "body.name"  # type: ignore[attr-defined]


@pytest.mark.parametrize(("module", "zh", "en", "ids"), CASES)
def test_check_says_what_its_examples_promise(module, zh, en, ids):
    one = unit(zh, en, _location(module))
    found = tuple(finding.id for finding in module.check(one, context(one, counterparts=COUNTERPARTS)))
    assert found == ids


@pytest.mark.parametrize("module", PROSE_MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_check_has_examples_of_both_kinds(module):
    assert module.EXAMPLES
    assert module.COUNTER_EXAMPLES
    assert module.KINDS


@pytest.mark.parametrize(("module", "zh", "en", "ids"), CASES)
def test_labels_quote_what_stands_at_their_span(module, zh, en, ids):  # noqa: ARG001
    one = unit(zh, en, _location(module))
    for finding in module.check(one, context(one, counterparts=COUNTERPARTS)):
        assert [label.lang.value for label in finding.labels] == ["zh", "en"]
        for label in finding.labels:
            assert label.span is not None
            if not label.absent and "](" not in label.span.text and "**" not in label.span.text:
                assert label.span.text == label.text
