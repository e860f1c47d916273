"""The examples of docs/authors/going-live.md, as readers copy them: run, served, asked."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

DOCS = Path(__file__).parent.parent / "docs" / "authors"
TEXT = (DOCS / "going-live.md").read_text(encoding="utf-8")

posix = pytest.mark.skipif(os.name != "posix", reason="shell scripts")
SBIN = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))


def example(title: str) -> str:
    """Return the example with this title, as it stands on the page."""
    mark = re.escape(title)
    found = re.search(rf'^```\w+ title="{mark}"\n(.*?)^```$', TEXT, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def run(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    here = (str(folder.parent / "bin"), str(Path(sys.executable).parent))
    tools = os.pathsep.join((*here, os.environ.get("PATH", "")))
    environment = {
        **os.environ, "PATH": tools, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1",
        "HOME": str(folder), "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", **variables,
    }  # fmt: skip
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8",
        check=False, timeout=240,
    )  # fmt: skip


def done(folder: Path, *command: str, **variables: str) -> str:
    """Run a command that must succeed, and return what it printed."""
    result = run(folder, *command, **variables)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the course that ``init`` writes, published by the script of the page."""
    if os.name != "posix":
        pytest.skip("shell scripts")
    folder = tmp_path_factory.mktemp("live") / "course"
    done(folder.parent, "learning-modules", "init", "course")
    (folder / "publish.sh").write_text(example("publish.sh"), encoding="utf-8")
    done(folder, "sh", "publish.sh")
    policy = done(folder, "learning-modules", "csp", "--format", "caddy")
    (folder / "csp.caddy").write_text(policy, encoding="utf-8")
    (folder / "site" / ".hidden").write_text("not for readers", encoding="utf-8")
    return folder


@dataclass
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A server that runs on this machine."""

    port: int

    def get(self, path: str, **headers: str) -> Answer:
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        link.request("GET", path, headers={"Host": "course.example", **given})
        answer = link.getresponse()
        fields = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, fields, answer.read())


@contextmanager
def running(command: list[str], port: int, log: Path) -> Iterator[Server]:
    """Run a server until the block ends."""
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=output, env={**os.environ, "HOME": str(log.parent)}
        )
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.1)
        yield Server(port)
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def program(name: str) -> str:
    path = shutil.which(name, path=SBIN)
    if path is None:
        pytest.skip(f"{name} is not here")
    return path


NGINX = """
{user}pid {folder}/nginx.pid;
error_log stderr;
daemon off;
events {{ }}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    {site}
}}
"""


def nginx(course: Path, folder: Path, port: int) -> list[str]:
    """Return the command that serves the course by the page's configuration, once it is tested."""
    path = program("nginx")
    types = Path("/etc/nginx/mime.types")
    if not types.is_file():
        pytest.skip("the types of nginx are not where they are looked for")
    site = example("/etc/nginx/conf.d/course.conf").replace("/srv/course", str(course))
    moved = example("in the server block")
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};\n    {moved}")
    user = "user root;\n" if os.geteuid() == 0 else ""
    config = folder / "nginx.conf"
    filled = NGINX.format(user=user, folder=folder, types=types, site=site)
    config.write_text(filled, encoding="utf-8")
    command = [path, "-c", str(config)]
    tested = run(folder, *command, "-t")
    assert tested.returncode == 0, tested.stderr
    assert "[warn]" not in tested.stderr
    return command


def caddy(course: Path, folder: Path, port: int) -> list[str]:
    """Return the command that serves the course by the page's configuration, once it is tested."""
    path = program("caddy")
    site = example("Caddyfile").replace("course.example {", f"http://:{port} {{", 1)
    site = site.replace("/srv/course/csp.conf", str(course / "csp.caddy"))
    config = folder / "Caddyfile"
    site = site.replace("/srv/course", str(course))
    config.write_text(f"{{\n    admin off\n}}\n{site}", encoding="utf-8")
    options = ["--config", str(config), "--adapter", "caddyfile"]
    tested = run(folder, path, "validate", *options)
    assert tested.returncode == 0, tested.stderr
    return [path, "run", *options]


SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOWNLOADS = "/modules/start-001/1.0.0/downloads/start-001-trial-plan-v1.0.0"
TYPES = {
    "/": "text/html; charset=utf-8",
    "/modules/start-001/": "text/html; charset=utf-8",
    "/modules/start-001/1.0.0/": "text/html; charset=utf-8",
    "/modules/start-001/versions.json": "application/json",
    "/feed.xml": "application/atom+xml; charset=utf-8",
    "/sitemap.xml": "text/xml",
    f"{DOWNLOADS}.xlsx": SHEET,
    f"{DOWNLOADS}.md": "text/markdown; charset=utf-8",
    f"{DOWNLOADS}.csv": "text/csv; charset=utf-8",
    "/bibliography/sources.bib": "text/plain; charset=utf-8",
}


@pytest.mark.parametrize("make", [nginx, caddy], ids=["nginx", "caddy"])
def test_server_of_ones_own(course: Path, tmp_path: Path, make: Any) -> None:
    """The configuration is in order, and each kind of file comes as the page says."""
    port = free_port()
    with running(make(course, tmp_path, port), port, tmp_path / "log") as server:
        policy = done(course, "learning-modules", "csp").strip()
        for path, kind in TYPES.items():
            answer = server.get(path)
            assert answer.status == 200, path
            assert answer.headers["content-type"].startswith(kind), path
            assert answer.headers["content-security-policy"] == policy
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
            kept = "public, max-age=3600" if path.startswith(DOWNLOADS) else "no-cache"
            assert answer.headers["cache-control"] == kept, path
        check_compression(server, course)
        check_caching(server, course)
        check_what_is_not_there(server, course)


def check_compression(server: Server, course: Path) -> None:
    """The compressed copy is handed out, and is that of the file."""
    page = (course / "site/modules/start-001/index.html").read_bytes()
    answer = server.get("/modules/start-001/", Accept_Encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == page
    assert len(answer.body) < len(page) / 2
    assert server.get("/modules/start-001/").body == page
    small = server.get("/modules/start-001/", Accept_Encoding="gzip, br")
    if small.headers["content-encoding"] == "br":
        read = subprocess.run(
            [program("brotli"), "--decompress", "--stdout"],
            input=small.body, capture_output=True, check=True,
        )  # fmt: skip
        assert read.stdout == page
        assert len(small.body) < len(answer.body)


def check_caching(server: Server, course: Path) -> None:
    """Names with a hash are kept; everything else is asked for, and costs nothing if it is old."""
    styles = sorted((course / "site/assets/stylesheets").glob("main.*.min.css"))
    answer = server.get(f"/assets/stylesheets/{styles[0].name}")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    ours = server.get("/assets/learning-modules.css")
    assert ours.headers["cache-control"] == "no-cache"
    again = server.get("/assets/learning-modules.css", If_None_Match=ours.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def check_what_is_not_there(server: Server, course: Path) -> None:
    """Readers see the site's own page for errors; dot files are for nobody."""
    gone = server.get("/modules/nothing/")
    assert gone.status == 404
    assert gone.body == (course / "site/404.html").read_bytes()
    assert gone.headers["x-content-type-options"] == "nosniff"
    assert server.get("/.hidden").status == 404
    assert server.get("/.site.next/index.html").status == 404
    folder = server.get("/modules/start-001")
    assert folder.status in (301, 308)
    assert folder.headers["location"].endswith("/modules/start-001/")


def test_nginx_redirects_pages_that_moved(course: Path, tmp_path: Path) -> None:
    """A page that moved is answered by a redirect; its files are there still."""
    port = free_port()
    with running(nginx(course, tmp_path, port), port, tmp_path / "log") as server:
        for inner in ("", "1.0.0/", "versions/"):
            answer = server.get(f"/modules/lrn-beg-004/{inner}")
            assert answer.status == 301
            assert answer.headers["location"].endswith(f"/modules/lrn-beg-012/{inner}")
        assert server.get("/modules/lrn-beg-004/versions.json").status == 404


def jobs() -> dict[str, Any]:
    workflow = yaml.safe_load(example(".github/workflows/site.yml"))
    assert workflow[True] == {"push": {"branches": ["main"]}, "pull_request": None}
    found: dict[str, Any] = workflow["jobs"]
    return found


def test_workflow_asks_for_no_more_than_it_needs() -> None:
    """Only the job that publishes may write; actions have a version; every step does one thing."""
    found = jobs()
    workflow = yaml.safe_load(example(".github/workflows/site.yml"))
    assert workflow["permissions"] == {"contents": "read"}
    assert "permissions" not in found["check"]
    assert set(found["publish"]["permissions"]) == {"contents", "pages", "id-token"}
    for job in found.values():
        for step in job["steps"]:
            assert len({"uses", "run"} & set(step)) == 1
            assert re.fullmatch(r"actions/[\w-]+@v\d+", step.get("uses", "actions/x@v1"))
    (upload,) = (s for s in found["publish"]["steps"] if "upload-pages" in s.get("uses", ""))
    assert upload["with"] == {"path": "site"}


def run_steps(job: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the commands of a job in order, as the service does it, up to one that fails."""
    for step in jobs()[job]["steps"]:
        if "run" in step:
            result = run(folder, "bash", "-e", "-o", "pipefail", "-c", step["run"], **variables)
            if result.returncode:
                break
    return result


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
@posix
def test_workflow_publishes_and_commits_the_lock(tmp_path: Path) -> None:
    """Its commands run in order: a version is published once, and what is wrong stops both jobs."""
    done(tmp_path, "learning-modules", "init", "work")
    pip = tmp_path / "bin" / "pip"  # that of this Python, whose folder may have none
    pip.parent.mkdir()
    pip.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pip "$@"\n', encoding="utf-8")
    pip.chmod(0o755)
    work, remote = tmp_path / "work", tmp_path / "remote.git"
    (work / "requirements.txt").write_text("mkdocs-learning-modules\n", encoding="utf-8")
    done(tmp_path, "git", "init", "-q", "--bare", "-b", "main", str(remote))
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done(work, "git", "init", "-q", "-b", "main")
    done(work, "git", "add", ".")
    done(work, "git", *name, "commit", "-q", "-m", "first")
    done(work, "git", "remote", "add", "origin", str(remote))
    done(work, "git", "push", "-q", "-u", "origin", "main")
    assert run_steps("check", work).returncode == 0
    result = run_steps("publish", work)
    assert result.returncode == 0, result.stdout + result.stderr
    assert (work / "site/modules/start-001/1.0.0/index.html").is_file()
    log = done(remote, "git", "log", "--format=%s", "main")
    assert log.split() == ["Publish", "first"]
    assert "START-001@1.0.0" in done(remote, "git", "show", "main:content/modules.lock")
    assert run_steps("publish", work).returncode == 0
    assert done(remote, "git", "log", "--format=%s", "main") == log
    text = work / "content/START-001/1.0.0/module.md"
    text.write_text(text.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert run_steps("publish", work).returncode == 1
    result = run_steps("check", work)
    assert result.returncode == 1
    assert "::error file=content/START-001/1.0.0/module.md" in result.stdout


@posix
def test_upload_to_storage(course: Path, tmp_path: Path) -> None:
    """What is gone from the site goes from the storage; all the rest arrives."""
    program("rclone")
    (course / "upload.sh").write_text(example("upload.sh"), encoding="utf-8")
    target = tmp_path / "storage"
    target.mkdir()
    (target / "gone.html").write_text("old", encoding="utf-8")
    done(course, "sh", "upload.sh", str(target))
    assert names(target) == names(course / "site")


def names(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
