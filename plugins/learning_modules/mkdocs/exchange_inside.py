"""Puts a new site in place inside its own folder, where that folder itself cannot be renamed.

So it is with a mount, such as a volume of a container, and with a folder that the web server's
owner made and only its content is ours.  Only renames change what readers see.  Three folders that
no server shows by themselves say how far an exchange came:

* ``.site.next``: the new site, which is being built or waits for its turn;
* ``.site.last``: what of the old site has been set aside; while it and no ``.site.moving`` is
  there, the old site is the good one;
* ``.site.moving``: the new site, while it takes its place.
"""

from __future__ import annotations

import shutil
from pathlib import Path

NEXT, LAST, MOVING = ".site.next", ".site.last", ".site.moving"


def recover_inside(site: Path) -> None:
    """Finish or undo the exchange that an earlier build was cut off in, and clear away the rest.

    OSError where that is refused.
    """
    next_site, last, moving = site / NEXT, site / LAST, site / MOVING
    if moving.exists():
        _move(site)
        if last.exists():
            shutil.rmtree(last)
        moving.rmdir()  # at the end, for until then what was set aside is to be cleared away
    elif last.exists():
        for entry in sorted(last.iterdir()):
            entry.rename(site / entry.name)
        last.rmdir()
    if next_site.exists():
        shutil.rmtree(next_site)


def replace_inside(site: Path) -> None:
    """Put what is in ``.site.next`` in the place of all that is in ``site`` but dot files.

    OSError where that is refused; then the old site is back in its place.  What was set aside is
    cleared away by ``recover_inside``.
    """
    last = site / LAST
    last.mkdir()
    try:
        for entry in sorted(site.iterdir()):
            if not entry.name.startswith("."):
                entry.rename(last / entry.name)
        (site / NEXT).rename(site / MOVING)
    except OSError:
        recover_inside(site)
        raise
    _move(site)


def _move(site: Path) -> None:
    last, moving = site / LAST, site / MOVING
    last.mkdir(exist_ok=True)
    for entry in sorted(moving.iterdir()):
        target = site / entry.name
        if target.exists():  # a dot file that the new site has too
            target.rename(last / entry.name)
        entry.rename(target)
