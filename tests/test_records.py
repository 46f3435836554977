"""Records made of trusted values are the records the constructor makes."""

import copy

import pytest

from camket.records import Citation, Commitment, Deadline, Span, Target

SPAN = Span(start=0, end=3, exact="Tập")
GIVEN = [
    (Span, {"start": 0, "end": 3, "exact": "Tập"}),
    (Target, {"raw": "5%", "start": 0, "end": 2, "value": 5, "unit": "%", "per": ("năm",)}),
    (Deadline, {"raw": "năm 2026", "start": 4, "end": 12, "kind": "period", "vague": True}),
    (Citation, {"raw": "05-CT/TW", "start": 0, "end": 8, "zone": "body"}),
    (Commitment, {"id": "a", "node_path": "1", "span": SPAN, "class_": "action", "rules": ("x",)}),
]


@pytest.mark.parametrize(("kind", "values"), GIVEN)
def test_a_trusted_record_equals_the_checked_one(kind, values):
    made, checked = kind.trusted(**values), kind(**values)
    assert made == checked
    assert made.model_fields_set == checked.model_fields_set
    assert list(made.__dict__) == list(checked.__dict__)
    assert made.model_dump_json(by_alias=True) == checked.model_dump_json(by_alias=True)
    unset = made.model_dump(exclude_unset=True)
    assert unset == checked.model_dump(exclude_unset=True)
    assert hash(made) == hash(checked)
    assert copy.deepcopy(made) == checked


@pytest.mark.parametrize(("kind", "values"), GIVEN)
def test_a_changed_record_equals_the_copy_with_an_update(kind, values):
    name = next(iter(kind.model_fields))
    update = {name: values[name]}
    last = list(kind.model_fields)[-1]
    update[last] = values.get(last, kind.model_fields[last].get_default())
    record = kind(**values)
    changed, copied = record.changed(**update), record.model_copy(update=update)
    assert changed == copied
    assert changed.model_fields_set == copied.model_fields_set
    assert list(changed.__dict__) == list(copied.__dict__)
    assert record == kind(**values)


@pytest.mark.parametrize("kind", [kind for kind, _ in GIVEN])
def test_the_defaults_of_a_trusted_record_are_safe_to_share(kind):
    """No trusted record may change the default of the next one."""
    for name, field in kind.model_fields.items():
        assert field.default_factory is None, name
        assert not isinstance(field.default, list | set | dict), name
