"""Types of modules: which roles their sections need, and what else follows from the type."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from learning_modules.settings import ModuleType

#: The type of a module that names none.
DEFAULT_TYPE = "learning-module"

#: The one type that needs neither objective nor section.
READING = "reading"

#: Stands among the roles of a type that needs something to fill in or download, wherever it is.
TEMPLATE = "template"

#: Built-in types; a site adds its own, or replaces one by giving the same name.
MODULE_TYPES: Mapping[str, ModuleType] = MappingProxyType(
    {
        DEFAULT_TYPE: ModuleType(
            required=("introduction", "core-concepts", "practical", "conclusion", "sources"),
            recommended=("applications", "limitations", "next-steps"),
        ),
        "sector-playbook": ModuleType(
            required=("introduction", "applications", "implementation", "conclusion", "sources"),
            recommended=("limitations",),
        ),
        "case-study": ModuleType(
            required=("introduction", "problem", "solution", "outcomes", "conclusion", "sources"),
            recommended=("lessons",),
        ),
        "template-documentation": ModuleType(
            required=("introduction", "how-to-use", TEMPLATE, "conclusion"),
            recommended=("example", "limitations"),
        ),
        "how-to": ModuleType(
            required=("introduction", "prerequisites", "steps", "next-steps"),
            recommended=("troubleshooting", "cost"),
        ),
        READING: ModuleType(),
    }
)

#: Roles that a built-in type needs only where a verb asks the learner to do or make something.
_ONLY_WHERE_PRACTISED = {DEFAULT_TYPE: ("practical",)}


def module_types(extra: Mapping[str, ModuleType]) -> dict[str, ModuleType]:
    """Return every type of a site: the built-in ones and ``extra``, its own."""
    return {**MODULE_TYPES, **extra}


def required_roles(
    name: str, extra: Mapping[str, ModuleType], *, practised: bool
) -> tuple[str, ...]:
    """Return the roles that type ``name`` needs; none for a type that the site does not know.

    ``practised`` says that an objective asks the learner to do or make something.
    """
    kind = module_types(extra).get(name, ModuleType())
    optional = () if practised or name in extra else _ONLY_WHERE_PRACTISED.get(name, ())
    return tuple(role for role in kind.required if role not in optional)


def recommended_roles(name: str, extra: Mapping[str, ModuleType]) -> tuple[str, ...]:
    """Return the roles that type ``name`` should have; none for a type the site does not know."""
    return module_types(extra).get(name, ModuleType()).recommended
