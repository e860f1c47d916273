"""Keys that are nearly the same: what an author may have meant."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

_NEIGHBOURS = 100
_LIKE = 0.75
_BEGINNING = 5


class KeyIndex:
    """The keys of a library, sorted by their beginning and by their end.

    A key with a slip has its beginning or its end right, so that its neighbours in one of both
    orders are all that need to be compared.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = sorted(set(keys))

    @cached_property
    def _by_case(self) -> dict[str, str]:
        return {key.casefold(): key for key in reversed(self._keys)}

    @cached_property
    def _forward(self) -> list[str]:
        return sorted(self._by_case)

    @cached_property
    def _backward(self) -> list[str]:
        return sorted(key[::-1] for key in self._by_case)

    def same_but_case(self, key: str) -> str | None:
        """Return the key that differs from ``key`` in capitals only, or None."""
        return self._by_case.get(key.casefold())

    def _neighbours(self, wanted: str) -> list[str]:
        place = bisect_left(self._forward, wanted)
        found = self._forward[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
        place = bisect_left(self._backward, wanted[::-1])
        ends = self._backward[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
        return sorted({*found, *(key[::-1] for key in ends)})

    def nearest(self, key: str) -> str | None:
        """Return the key most like ``key``, or None if no key is like it."""
        wanted = key.casefold()[:200]
        if wanted in self._by_case:
            return self._by_case[wanted]
        neighbours = self._neighbours(wanted)
        near = difflib.get_close_matches(wanted, neighbours, n=1, cutoff=_LIKE)
        if not near and len(wanted) >= _BEGINNING:
            near = [key for key in neighbours if key.startswith(wanted)]
        return self._by_case[near[0]] if near else None

    def slip(self, key: str) -> str | None:
        """Return the key that ``key`` differs from by capitals or one slip of the hand, or None.

        A slip is one character more, less, other or swapped with its neighbour, in a key of six
        characters or more.
        """
        wanted = key.casefold()[:200]
        if wanted in self._by_case:
            return self._by_case[wanted]
        if len(wanted) < 6:
            return None
        found = (near for near in self._neighbours(wanted) if one_slip(wanted, near))
        near = next(found, None)
        return self._by_case[near] if near else None


def one_slip(first: str, second: str) -> bool:
    """Whether two texts differ by one character more, less, other, or by two swapped ones."""
    if abs(len(first) - len(second)) > 1 or first == second:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    one, other = first[start:], second[start:]
    changed = one[1:] == other[1:] or one[1:] == other or one == other[1:]
    swapped = one[:2] == other[:2][::-1] and one[2:] == other[2:] and len(one) > 1
    return changed or swapped
