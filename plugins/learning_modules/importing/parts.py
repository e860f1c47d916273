"""A draft as a row of parts: a heading and what stands under it, down to the next heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from learning_modules.importing.blocks import Block, Kind


@dataclass(frozen=True)
class Part:
    """A heading (None for what stands before the first one) and its own blocks."""

    heading: Block | None
    blocks: tuple[Block, ...] = ()

    @property
    def title(self) -> str:
        """The text of the heading, empty before the first one."""
        return self.heading.text if self.heading else ""

    @property
    def level(self) -> int:
        """The level of the heading, 0 before the first one."""
        return self.heading.level if self.heading else 0

    @property
    def line(self) -> int:
        """The line of the heading, or 1."""
        return self.heading.line if self.heading else 1


def parts_of(blocks: Iterable[Block]) -> tuple[Part, ...]:
    """Return the parts of a document; the first one has no heading and may be empty."""
    parts: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if block.kind is Kind.HEADING:
            parts.append((block, []))
        else:
            parts[-1][1].append(block)
    return tuple(Part(heading, tuple(own)) for heading, own in parts)


def blocks_of(parts: Iterable[Part]) -> Iterator[Block]:
    """Yield the blocks of the parts in order."""
    for part in parts:
        if part.heading is not None:
            yield part.heading
        yield from part.blocks


def ancestors(parts: Sequence[Part], index: int) -> Iterator[Part]:
    """Yield the parts whose headings stand above that of part ``index``, the nearest first."""
    level = parts[index].level
    for part in reversed(parts[:index]):
        if 0 < part.level < level:
            level = part.level
            yield part


def below(parts: Sequence[Part], index: int) -> Iterator[Part]:
    """Yield the parts that stand under the heading of part ``index``, itself first."""
    yield parts[index]
    for part in parts[index + 1 :]:
        if part.level <= parts[index].level:
            return
        yield part
