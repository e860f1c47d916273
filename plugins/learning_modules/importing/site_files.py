"""The files around imported modules that make a course of them."""

from __future__ import annotations

from collections.abc import Sequence

from learning_modules.importing.yaml_text import scalar

#: Extensions that the text of imported modules is written for, beside those every site has.
EXTENSIONS = (
    "admonition",
    "attr_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "pymdownx.superfences",
    "pymdownx.tasklist",
    "pymdownx.tilde",
)

#: A calm look by day and by night, and the way on below each page.
THEME = """\
theme:
  name: material
  font: false  # no request to another host
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: white
      accent: indigo
      toggle:
        icon: material/weather-night
        name: Switch to dark colours
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: black
      accent: indigo
      toggle:
        icon: material/weather-sunny
        name: Switch to light colours
  features:
    - navigation.footer
    - navigation.top
    - search.highlight
    - toc.follow
"""


def settings_text(name: str) -> str:
    """Return the mkdocs.yml of a new course: drafts are shown, nothing is loaded from elsewhere."""
    extensions = "\n".join(f"  - {extension}" for extension in EXTENSIONS)
    return (
        f"site_name: {scalar(name)}\n"
        "\n"
        f"{THEME}\n"
        "plugins:\n"
        "  - search\n"
        "  - learning-modules:\n"
        "      drafts: show  # remove this line when the modules are published\n"
        "\n"
        "markdown_extensions:\n"
        f"{extensions}\n"
    )


def index_text(name: str) -> str:
    """Return the home page of a new course."""
    return (
        f"# {name}\n"
        "\n"
        "These modules were imported from drafts. Each one is a draft until its author has read "
        "it and\n"
        "published it.\n"
        "\n"
        "- [All modules](modules/index.md)\n"
        "- [All templates](templates/index.md)\n"
        "- [All sources](bibliography/index.md)\n"
    )


def course_name(folder: str) -> str:
    """Return the name of a course in a folder: the folder's name in words."""
    words = folder.replace("_", " ").replace("-", " ").split()
    return " ".join(words)[:1].upper() + " ".join(words)[1:] if words else "Imported modules"


def missing_extensions(text: str) -> Sequence[str]:
    """Return the extensions that an existing mkdocs.yml does not name."""
    return [name for name in EXTENSIONS if name not in text]
