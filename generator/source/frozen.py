"""Frozen dataclasses that cost no more to make than others.

A frozen dataclass of the standard library sets each attribute of a new object through `object.__setattr__`, at three
times the cost, and a service is read into a million small values.  Here the type checker alone refuses the change of a
value; equality, hash, repr and `replace` are those of any frozen dataclass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(*, frozen=False, eq=True, **options):
        """`dataclasses.dataclass`, whose `frozen` is left to the type checker."""
        return dataclasses.dataclass(eq=eq, unsafe_hash=frozen and eq, **options)


__all__ = ["dataclass"]
