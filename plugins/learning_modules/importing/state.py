"""What earlier runs wrote: digests tell a file that a person has changed from one that is ours."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from learning_modules.importing.versions import KnownDraft

#: Where the state lies in the course.
STATE_FILE = ".import-state.json"


def digest(text: str) -> str:
    """Return the SHA-256 of a text with LF line ends, in hexadecimal digits."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return hashlib.sha256(plain.encode()).hexdigest()


@dataclass(frozen=True)
class State:
    """The drafts of earlier runs in their order, and the digest of each file as it was written."""

    drafts: tuple[KnownDraft, ...] = ()
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def read_state(text: str) -> State:
    """Return the state that a file holds; a broken one counts as none."""
    try:
        data = json.loads(text)
        drafts = tuple(
            KnownDraft(str(d["draft"]), str(d["digest"]), str(d["id"]), str(d["version"]))
            for d in data["drafts"]
        )
        files = {str(path): str(value) for path, value in data["files"].items()}
    except (ValueError, LookupError, TypeError, AttributeError):
        return State()
    return State(drafts, MappingProxyType(files))


def state_text(drafts: Sequence[KnownDraft], files: Mapping[str, str]) -> str:
    """Return the state as JSON: drafts in their order, files by name."""
    data = {
        "drafts": [
            {"draft": d.draft, "digest": d.digest, "id": d.id, "version": d.version} for d in drafts
        ],
        "files": dict(sorted(files.items())),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
