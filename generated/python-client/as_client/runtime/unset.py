"""The difference between "not given" and null."""

from __future__ import annotations

from enum import Enum
from typing import Final


class Unset(Enum):
    """Type of UNSET: an argument that was not given.  It never reaches the wire, and the service applies its default."""

    UNSET = "UNSET"

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
