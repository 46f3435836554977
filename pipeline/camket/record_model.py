"""The base of every record: frozen, closed, and quick to make from values that rules computed."""

from __future__ import annotations

from functools import cache
from typing import Self, TypeVar

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Base of every record type: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @classmethod
    def trusted(cls, **values: object) -> Self:
        """A record of values that rules computed, not checked again; every required one is given.

        The record the constructor makes, sooner: one of many fields in a tenth of the time.
        """
        return _assembled(_new(cls), {**_template(cls), **values}, set(values))

    def changed(self, **values: object) -> Self:
        """A copy with other values, not checked again."""
        given = self.__pydantic_fields_set__ | values.keys()
        return _assembled(_new(type(self)), {**self.__dict__, **values}, given)


_M = TypeVar("_M", bound=Model)
_new, _set = object.__new__, object.__setattr__


def _assembled(record: _M, values: dict[str, object], given: set[str]) -> _M:
    """Fill a new record; the class itself would refuse, it is frozen."""
    _set(record, "__dict__", values)
    _set(record, "__pydantic_fields_set__", given)
    _set(record, "__pydantic_extra__", None)
    _set(record, "__pydantic_private__", None)
    return record


@cache
def _template(cls: type[Model]) -> dict[str, object]:
    """The fields of a record class in their order, each with its default."""
    return {name: field.get_default() for name, field in cls.model_fields.items()}
