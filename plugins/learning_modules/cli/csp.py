"""``learning-modules csp``: the Content Security Policy that a finished site works under."""

from __future__ import annotations

from pathlib import Path

import click

from learning_modules.cli.output import write_data
from learning_modules.cli.project import config_option
from learning_modules.errors import SettingsError
from learning_modules.mkdocs.load import load_project
from learning_modules.model.content_policy import content_policy

#: Name of a form -> how the policy is written in it, one or more whole lines.
FORMS = {
    "value": "{policy}\n",
    "nginx": 'add_header Content-Security-Policy "{policy}" always;\n',
    "caddy": 'header Content-Security-Policy "{policy}"\n',
    "apache": 'Header always set Content-Security-Policy "{policy}"\n',
    "headers": "/*\n  Content-Security-Policy: {policy}\n",
}


@click.command()
@click.argument("site", type=click.Path(path_type=Path, file_okay=False), required=False)
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="value",
    show_default=True,
    help="The value alone, a line for nginx, Caddy or Apache, or a file _headers.",
)
def csp(site: Path | None, config_file: Path | None, form: str) -> None:
    """Print the Content Security Policy for the built SITE (default: the site's folder).

    It allows the site's own files, and the scripts and styles inside its pages by their hashes.
    Print it anew after each build, and hand it to the host.
    """
    folder = site or load_project(config_file).site
    if folder is None or not (folder / "index.html").is_file():
        raise SettingsError(f"there is no built site in {folder or 'site'}; run mkdocs build first")
    policy = content_policy(_pages(folder))
    write_data(FORMS[form].format(policy=policy))
    for host, page in sorted(policy.hosts.items()):
        click.echo(f"{page} loads something from {host}, which this policy forbids", err=True)


def _pages(folder: Path) -> dict[str, str]:
    """Return the pages of a site by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.rglob("*.html"))
        if path.is_file()
    }
