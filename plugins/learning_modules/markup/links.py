"""Links and images of a module's text: resolved, or reported and left without a target.

A resolved link carries a scheme of our own until every other processor is done, so that the host
does not look at it again: :class:`LinkFinisher` then writes the relative address.
"""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.addresses import (
    SAFE_SCHEMES,
    calls_host,
    can_be_split,
    plain_url,
    scheme_of,
)
from learning_modules.markup.outline import slug
from learning_modules.markup.targets import ModuleTarget, Targets, relative_address
from learning_modules.markup.text import plain_text
from learning_modules.model.identity import Version
from learning_modules.model.module import LinkUse

#: Marks an address from the site's root that is already resolved.
RESOLVED = "lm-site:"

#: The name of a host, where an author left out the scheme.
_HOST_NAME = re.compile(
    r"(?:www\.[\w-]+\.|(?:[\w-]+\.)+(?:com|org|net|edu|gov|int|eu|io|de|fr|uk|ch|at)(?:/|\Z))"
)

#: Classes of the images that ``pymdownx.emoji`` makes of names between colons.
_EMOJIS = frozenset({"twemoji", "emojione", "gemoji"})
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
#: "http;//", "https//" and the like.
_SCHEME = re.compile(r"(https?)[;,.:]?/{1,2}", re.IGNORECASE)
_MODULE_FILE = re.compile(r"(?:\.\./)+([^/]+)/([^/]+)/module\.md\Z")


@dataclass(frozen=True)
class Place:
    """Where the text stands: its page's address, its folder's files, and whether it is a module.

    ``files`` are the files beside module.md; a page of docs/ has none and keeps the host's links.
    """

    address: str
    is_module: bool = True
    files: frozenset[str] = frozenset()


@dataclass
class LinkResolver:
    """Resolves the links of one text; ``links`` and ``findings`` are what it met.

    ``explain`` leads the link of a module to the meaning of a term, or says that there is none.
    """

    place: Place
    targets: Targets
    locate: Callable[[Element], Location]
    explain: Callable[[Element, str], bool] = lambda _, __: False
    links: list[LinkUse] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def resolve(self, root: Element) -> None:
        """Give every link and image below ``root`` its address."""
        for element in list(root.iter("a")):
            if element.get("href") is not None and not element.get("role"):
                self._link(element)
        if self.place.is_module:
            for element in list(root.iter("img")):
                self._image(element)

    def _link(self, element: Element) -> None:
        url = plain_url(element.get("href") or "")
        scheme = scheme_of(url)
        if not can_be_split(url):
            self._broken(element, f'"{url}" is no web address', "write it as a browser shows it")
            return
        handlers = {
            "module": self._module,
            "docs": self._docs,
            "template": self._template,
            "term": self._term,
        }
        if scheme in handlers:
            target, _, fragment = unquote(url.split(":", 1)[1]).partition("#")
            handlers[scheme](element, target, fragment or None)
        elif self.place.is_module:
            self._plain(element, url, scheme)

    def _plain(self, element: Element, url: str, scheme: str) -> None:
        if scheme in SAFE_SCHEMES or url.startswith("//"):
            return
        if scheme:
            hint = _scheme_hint(scheme, url)
            self._report(element, "link-unsafe", f'a link may not begin with "{scheme}:"', hint)
            return
        path, _, fragment = url.partition("#")
        if path:
            self._relative(element, unquote(path), fragment or None)
        elif not fragment:
            self._broken(element, "this link leads nowhere", "write its address in the brackets")
        else:
            use = LinkUse("section", fragment, self.locate(element), fragment or None)
            self.links.append(use)
            element.set("href", f"{RESOLVED}#{fragment}")

    def _relative(self, element: Element, path: str, fragment: str | None) -> None:
        match = _MODULE_FILE.match(path)
        if match:
            self._module(element, f"{match.group(1)}@{match.group(2)}", fragment)
        elif posixpath.normpath(path) in self.place.files:
            name = posixpath.normpath(path)
            self._set(element, self.place.address + name, fragment)
            self.links.append(LinkUse("file", name, self.locate(element)))
        elif "docs/" in path and path.split("docs/", 1)[1] in self.targets.docs:
            self._docs(element, path.split("docs/", 1)[1], fragment)
        else:
            hint = self._meant(path) or "put the file beside module.md"
            self._broken(element, f'there is no file "{path}" beside module.md', hint, key=path)

    def _meant(self, path: str) -> str | None:
        """Return what an author may have meant by a path that leads nowhere, or None."""
        files = {name.lower(): name for name in sorted(self.place.files)}
        plain = path.replace("\\", "/").lower()
        last = posixpath.basename(plain.strip("/"))
        near = difflib.get_close_matches(plain, list(files), n=1) or [last] * (last in files)
        if near:
            return f'did you mean "{files[near[0]]}"?'
        modules = (self.targets.known.get(part) for part in reversed(plain.strip("/").split("/")))
        module = next((found for found in modules if found), None)
        if module is not None:
            return f'write "module:{module.id}"'
        if _MAIL.fullmatch(path):
            return f'write "mailto:{path}"'
        if slip := _SCHEME.match(path):
            return f'write "{slip[1].lower()}://{path[slip.end() :]}"'
        return f'write "https://{path}"' if _HOST_NAME.match(path) else None

    def _module(self, element: Element, target: str, fragment: str | None) -> None:
        module_id, _, number = target.partition("@")
        version = Version.parse(number) if number else None
        module = self.targets.known.get(module_id.lower())
        if module is None:
            near = self.targets.near_module(module_id)
            hint = f'did you mean "{near}"?' if near else "write the id of a module of this course"
            self._broken(element, f'there is no module "{module_id}"', hint, key=module_id)
            return
        if number and (version is None or version not in module.versions):
            shown = ", ".join(str(v) for v in sorted(module.versions))
            message = f'module "{module.id}" has no version "{number}"'
            self._broken(element, message, f"it has: {shown}", key=target)
            return
        if module_id.lower() != module.id.lower():
            self._renamed(element, module_id, module.id)
        seen = self.targets.module(module.id)
        named = f"@{version}" if version else ""
        use = LinkUse("module", module.id + named, self.locate(element), fragment)
        self.links.append(use)
        if seen is None or self.targets.is_hidden(module.id, version):
            self._without_page(element, target)
        else:
            self._to_module(element, seen, version, fragment)

    def _without_page(self, element: Element, target: str) -> None:
        """Leave the text of a link to a draft: readers have no page to be led to."""
        if not plain_text(element):
            element.text = target
        element.attrib.pop("href", None)
        element.tag = "span"

    def _renamed(self, element: Element, old: str, now: str) -> None:
        message = f'module "{old}" is called "{now}" now'
        where = self.locate(element)
        self.findings.append(Finding("link-renamed", where, message, f'write "{now}"', key=old))

    def _to_module(
        self, element: Element, module: ModuleTarget, version: Version | None, fragment: str | None
    ) -> None:
        pinned = None if version == module.newest else version
        address = self.targets.address(module, pinned) or ""
        self._set(element, address, fragment)
        element.set("title", element.get("title") or module.title)
        if not plain_text(element):
            element.text = module.title

    def _docs(self, element: Element, path: str, fragment: str | None) -> None:
        address = self.targets.docs.get(path)
        if address is None:
            near = self.targets.near_docs(path)
            hint = f'did you mean "{near}"?' if near else "write the path of a page below docs/"
            self._broken(element, f'there is no page "{path}" in docs/', hint, key=path)
            return
        self._set(element, address, fragment)
        self.links.append(LinkUse("docs", path, self.locate(element), fragment))

    def _template(self, element: Element, target: str, _fragment: str | None) -> None:
        self.links.append(LinkUse("template", target, self.locate(element)))
        element.set("href", f"{RESOLVED}#{target}")

    def _term(self, element: Element, target: str, _fragment: str | None) -> None:
        """Lead to the meaning of a term: below the text of a module, else on the glossary page.

        Whether there is such a term is checked when every page has been read.
        """
        name = target or plain_text(element)
        self.links.append(LinkUse("term", name, self.locate(element)))
        page = self.targets.glossary
        if self.place.is_module:
            if not self.explain(element, name):
                _unlink(element)
        elif page is not None:
            self._set(element, page, slug(name))
        else:
            _unlink(element)

    def _image(self, element: Element) -> None:
        url = plain_url(element.get("src") or "")
        if element.get("class") in _EMOJIS and calls_host(url):
            _to_sign(element)
            return
        alt = (element.get("alt") or "").strip()
        if not alt or alt == posixpath.basename(url):
            message = "an image has no description for readers who cannot see it"
            message = message if not alt else "the description of an image is only its file's name"
            self.findings.append(
                Finding(
                    "image-alt-missing",
                    self.locate(element),
                    message,
                    "write what it shows: ![A bar chart of costs per phase](costs.png)",
                    key=url,
                )
            )
        if not can_be_split(url):
            self._broken(element, f'"{url}" is no web address', key=url)
            return
        if scheme_of(url) or url.startswith("//"):
            self._external_image(element, url)
            return
        path, mark, fragment = url.partition("#")  # themes choose by it: #only-dark
        name = posixpath.normpath(unquote(path))
        if name in self.place.files:
            element.set("src", f"{RESOLVED}{self.place.address}{name}{mark}{fragment}")
        else:
            hint = self._meant(name)
            self._broken(element, f'there is no image "{name}" beside module.md', hint, key=name)

    def _external_image(self, element: Element, url: str) -> None:
        """Turn an image of another host into a link: a page calls no other host unasked."""
        scheme = scheme_of(url) or "https"
        if scheme not in ("http", "https"):
            message = f'an image may not begin with "{scheme}:"'
            self._report(element, "link-unsafe", message, "put the image beside module.md")
            return
        self._report(
            element,
            "image-external",
            f'the image "{url}" stands on another host, which would see every reader',
            "put the image beside module.md and name it there",
        )
        alt, tail = element.get("alt") or url, element.tail
        element.clear()
        element.tag, element.text, element.tail = "a", alt, tail
        element.set("href", url)

    def _set(self, element: Element, address: str, fragment: str | None) -> None:
        element.set("href", RESOLVED + address + (f"#{fragment}" if fragment else ""))

    def _broken(
        self, element: Element, message: str, hint: str | None = None, *, key: str | None = None
    ) -> None:
        self._report(element, "link-broken", message, hint, key=key)

    def _report(
        self,
        element: Element,
        rule: str,
        message: str,
        hint: str | None = None,
        *,
        key: str | None = None,
    ) -> None:
        self.findings.append(Finding(rule, self.locate(element), message, hint, key=key))
        if element.tag == "img":
            element.attrib["src"] = RESOLVED + self.place.address
        else:
            _unlink(element)


def _to_sign(element: Element) -> None:
    """Turn the image of an emoji, which stands on another host, into the sign that it shows."""
    sign = element.get("alt") or element.get("title") or ""
    element.tag, element.text = "span", sign
    for name in ("src", "alt", "width", "height"):
        element.attrib.pop(name, None)


def _scheme_hint(scheme: str, url: str) -> str:
    """Return what to write instead of an address with a scheme that is not allowed."""
    if scheme.lower() == "file":
        return "put the file beside module.md and write its name"
    near = difflib.get_close_matches(scheme.lower(), ["https", "http", "mailto", "module"], n=1)
    known = "take it out, or link a web address, which begins with https:"
    return f'write "{near[0]}:{url.partition(":")[2]}"' if near else known


def _unlink(element: Element) -> None:
    """Leave the text of a link; without a target the host has nothing more to say about it."""
    element.attrib.pop("href", None)
    element.tag = "span"


class LinkFinisher(Treeprocessor):
    """Writes resolved addresses as seen from the page; runs after every other tree processor."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address

    def run(self, root: Element) -> None:
        """Replace our scheme by the relative address, in place."""
        for element in root.iter():
            for name in ("href", "src"):
                url = element.get(name) or ""
                if url.startswith(RESOLVED):
                    element.set(name, self._relative(url.removeprefix(RESOLVED)))

    def _relative(self, address: str) -> str:
        return address if address.startswith("#") else relative_address(address, self.address)
