"""What a module version has and what it lacks, of the roles its type asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from learning_modules.model.alignment import Alignment, alignments
from learning_modules.model.module import Content, ModuleVersion
from learning_modules.model.module_types import TEMPLATE, recommended_roles, required_roles
from learning_modules.model.roles import all_pillars, plain_title
from learning_modules.model.section import Section
from learning_modules.settings import Settings

#: Pillars of which one counts as the other: economic sustainability is the kind firms mean.
_SAME_PILLAR = (frozenset({"sustainability", "economic-sustainability"}),)

#: Link of an objective -> the role that its sections stand for, where the author wrote the link.
_LINK_ROLES = {"taught_in": "core-concepts", "practised_in": "practical"}


@dataclass(frozen=True)
class Presence:
    """A version with its objectives and what its type and its pillars ask for."""

    version: ModuleVersion
    settings: Settings

    @property
    def content(self) -> Content:
        """What conversion found in the text; nothing if it was not converted."""
        return self.version.content or Content()

    @cached_property
    def aligned(self) -> tuple[Alignment, ...]:
        """The objectives with their links."""
        return alignments(self.version, self.settings.verbs, self.settings.language)

    @property
    def practised(self) -> bool:
        """Whether an objective asks the learner to do or make something."""
        return any(alignment.need.practice for alignment in self.aligned)

    @property
    def required(self) -> tuple[str, ...]:
        """The roles that the type of the version needs."""
        kind = self.version.front_matter.type
        return required_roles(kind, self.settings.types, practised=self.practised)

    @property
    def recommended(self) -> tuple[str, ...]:
        """The roles that the type of the version should have."""
        return recommended_roles(self.version.front_matter.type, self.settings.types)

    def has(self, role: str) -> bool:
        """Whether the version has a section with ``role``, be it a stub, or what stands for it."""
        if role == "sources":
            listed = self.version.front_matter.sources
            return bool(self.content.citations or listed)
        if role == TEMPLATE:
            linked = any(link.kind == "file" for link in self.content.links)
            return bool(self.content.templates) or linked
        return bool(self.content.with_role(role)) or self._linked(role)

    def _linked(self, role: str) -> bool:
        """Whether every objective names existing sections itself, so that no role is needed."""
        field = next((name for name, of in _LINK_ROLES.items() if of == role), None)
        if field is None or not self.aligned:
            return False
        needing = [a for a in self.aligned if field == "taught_in" or a.need.practice]
        links = [getattr(a.objective, field) for a in needing]
        return all(ids and all(self.content.section(i) for i in ids) for ids in links)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The required roles that the version lacks, without those it says it does without."""
        return tuple(r for r in self.required if not self.has(r) and not self.opted_out(r))

    def opted_out(self, role: str) -> bool:
        """Whether the version says, with a reason, that it does without this role."""
        return role in self.version.front_matter.without

    def pillar_sections(self, pillar: str) -> tuple[Section, ...]:
        """Return the sections that treat a pillar, given by id or name."""
        pillar_id = pillar_of(pillar, self.settings.pillars) or pillar
        same = next((group for group in _SAME_PILLAR if pillar_id in group), frozenset({pillar_id}))
        return tuple(s for s in self.content.sections if same & set(s.roles))


def pillar_of(written: str, pillars: Mapping[str, str]) -> str | None:
    """Return the id of the pillar that ``written`` names by id or by name, or None."""
    wanted = plain_title(written)
    for pillar_id, name in all_pillars(pillars).items():
        if wanted in {plain_title(pillar_id), plain_title(name)}:
            return pillar_id
    return None


def unknown_links(alignment: Alignment, content: Content, field: str) -> Sequence[str]:
    """Return the section ids that an objective names in ``field`` and that do not exist."""
    written: tuple[str, ...] = getattr(alignment.objective, field)
    return [section_id for section_id in written if content.section(section_id) is None]
