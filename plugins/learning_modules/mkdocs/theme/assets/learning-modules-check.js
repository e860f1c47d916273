/* Is my copy current?  Reads a downloaded template in the browser, compares it with the site's list
   of versions, and says what has changed since.  The file is sent nowhere. */
(() => {
  "use strict";

  /* A part of an office file that says where the file is from is small; more is not read. */
  const MOST = 1 << 20;
  const VERSION = /\d+\.\d+\.\d+/;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const same = (one, other) => one.trim().toLowerCase() === other.trim().toLowerCase();

  const { directory, stream } = window.learningModules.zip;

  const read = async (file, part) => {
    if (!part) return "";
    const reader = (await stream(file, part)).pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text;
      text += value;
      if (text.length > MOST) throw new RangeError("too long");
    }
  };

  /* ---- What a file says of itself. ---- */

  const elements = (xml) =>
    xml ? [...new DOMParser().parseFromString(xml, "application/xml").getElementsByTagName("*")] : [];

  /* Properties as Office (ECMA-376, docProps) and LibreOffice (ODF, meta.xml) write them. */
  const properties = async (file, parts) => {
    const found = {};
    for (const name of ["docProps/core.xml", "docProps/custom.xml", "meta.xml"]) {
      for (const element of elements(await read(file, parts.get(name)))) {
        const own = element.getAttribute("name") || element.getAttribute("meta:name");
        const isOwn = own && /^(property|user-defined)$/.test(element.localName);
        if (isOwn || !element.childElementCount) found[isOwn ? own : element.localName] = element.textContent;
      }
    }
    return found;
  };

  const fromOffice = async (file, parts) => {
    const found = await properties(file, parts);
    const described = (found.version || found.description || "").match(VERSION);
    return {
      module: found.Module || found.keywords || found.keyword || "",
      version: found["Module version"] || (described ? described[0] : ""),
      template: found.Template || "",
      title: found.title || "",
    };
  };

  /* The comment at the head of a Markdown file, or the read-me of an archive: in any language. */
  const fromText = (text, index) => {
    const words = text.split(/[\s,،]+/);
    const known = Object.keys(index.modules);
    return {
      module: known.find((id) => words.includes(id)) || "",
      version: (text.match(VERSION) || [""])[0],
      title: text.replace(/^<!--\s*/, "").split(/\r?\n/)[0].trim(),
      template: "",
    };
  };

  /* The first record of a CSV file (RFC 4180). */
  const header = (text) => {
    const cells = [];
    const pattern = /(?:"((?:[^"]|"")*)"|([^",;\t\r\n]*))([,;\t]|\r?\n|$)/y;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      cells.push((match[1] === undefined ? match[2] : match[1].replaceAll('""', '"')).replace(/^'/, ""));
      if (!/^[,;\t]$/.test(match[3])) break;
    }
    return cells;
  };

  const claimOf = async (file, index) => {
    const start = await file.slice(0, 4).text();
    if (start.startsWith("PK")) {
      const parts = await directory(file);
      const readme = await read(file, parts.get("README.txt"));
      return readme ? fromText(readme, index) : fromOffice(file, parts);
    }
    /* What a PDF says of itself is compressed, each program that saves one in its own way. */
    if (start === "%PDF") return { said: "check-pdf" };
    const text = await file.slice(0, 65536).text();
    if (text.includes("\0")) throw new TypeError("not a text");
    const comment = text.match(/^\s*<!--[\s\S]*?-->/);
    return comment ? fromText(comment[0], index) : { columns: header(text) };
  };

  /* ---- Which template of which version that is. ---- */

  const lines = function* (index) {
    for (const [id, module] of Object.entries(index.modules)) {
      for (const version of module.versions) yield { id, module, version };
    }
  };

  /* Browsers and people add to a name; a longer number would be another version. */
  const holds = (name, stem) => {
    const at = name.indexOf(stem);
    return at >= 0 && !/^\.?\d/.test(name.slice(at + stem.length).replace(/^-\d+(?=\.csv)/, ""));
  };

  const byName = (name, index) => {
    const low = name.toLowerCase();
    const named = [...lines(index)].flatMap((line) => [
      { ...line, stem: line.version.archive },
      ...line.version.templates.map((template) => ({ ...line, template, stem: template.stem })),
    ]);
    const found = named.filter(({ stem }) => holds(low, stem));
    if (found.length) {
      /* The name of one may end the name of another. */
      const longest = found.reduce((one, other) => (other.stem.length > one.stem.length ? other : one));
      return { ...longest, by: "name" };
    }
    for (const [id, module] of Object.entries(index.modules)) {
      const number = low.includes(`${module.slug}-`) && low.match(/-v(\d+\.\d+\.\d+)/);
      if (number) return { ...inModule(id, module, number[1]), by: "name" };
    }
    return null;
  };

  const inModule = (id, module, number) => {
    const version = module.versions.find((one) => one.version === number);
    return { id, module, version, claimed: number };
  };

  const byColumns = (columns, index) => {
    const key = JSON.stringify(columns);
    const found = [...lines(index)].flatMap((line) =>
      line.version.templates
        .filter((one) => one.columns.some((titles) => JSON.stringify(titles) === key))
        .map((template) => ({ ...line, template, by: "columns" })),
    );
    const names = new Set(found.map(({ id, template }) => `${id}\n${template.id}`));
    return names.size === 1 ? found.pop() : null;
  };

  const bySaying = (claim, name, index) => {
    const known = Object.entries(index.modules).find(([id, module]) =>
      [id, ...module.formerly].some((one) => same(one, claim.module)),
    );
    if (!known) return null;
    const found = inModule(...known, claim.version);
    const templates = found.version ? found.version.templates : [];
    const template =
      templates.find((one) => one.id === claim.template) ||
      templates.find((one) => same(one.title, claim.title)) ||
      templates.find((one) => holds(name.toLowerCase(), one.stem));
    return { ...found, template };
  };

  const find = (claim, name, index) =>
    (claim.module && bySaying(claim, name, index)) ||
    byName(name, index) ||
    (claim.columns && byColumns(claim.columns, index)) ||
    (claim.module && claim.version ? { unknown: claim.module } : null);

  /* ---- The answer. ---- */

  const headline = (found, words) => {
    const { id, module, version, template, claimed } = found;
    if (!version) return fill(words["check-other-version"], { module: id, version: claimed });
    const values = { module: id, version: version.version, newest: module.newest };
    values.title = template ? template.title : module.title;
    if (version.status === "withdrawn") return fill(words["check-withdrawn"], values);
    return fill(words[isOlder(found) ? "check-older" : "check-current"], values);
  };

  const isOlder = ({ module, version }) => {
    const order = module.versions.map((one) => one.version);
    return Boolean(version && module.newest && order.indexOf(version.version) < order.indexOf(module.newest));
  };

  const differences = (since, words) => {
    const texts = [];
    const added = since.columns_added || [];
    const removed = since.columns_removed || [];
    if (added.length) texts.push(fill(words["check-columns-added"], { names: added.join(", ") }));
    if (removed.length) texts.push(fill(words["check-columns-removed"], { names: removed.join(", ") }));
    if (!texts.length) texts.push(words["check-same-columns"]);
    if (since.rows_added || since.rows_removed) {
      texts.push(fill(words["check-rows"], { added: since.rows_added, removed: since.rows_removed }));
    }
    return texts;
  };

  const list = (texts) => {
    const items = make("ul");
    items.append(...texts.map((text) => make("li", "", text)));
    return items;
  };

  const link = (address, base, text) => {
    const anchor = make("a", "", text);
    anchor.href = new URL(address, base);
    return anchor;
  };

  const newestOf = (found) => {
    const { module, template } = found;
    const newest = module.versions.find((one) => one.version === module.newest);
    const name = template && (template.since ? template.since.now : template.id);
    return { newest, now: newest && newest.templates.find((one) => one.id === name) };
  };

  const details = (found, file, words, base) => {
    const parts = [];
    const { module, version, template, by } = found;
    const about = make("p", "lm-quiet", `${words["from-module"]} `);
    about.append(link(module.address, base, module.title));
    if (version) about.append(`, ${version.text}. `);
    if (by) about.append(words[`check-by-${by}`]);
    parts.push(about);
    if (!isOlder(found)) return parts;
    const { newest, now } = newestOf(found);
    if (template && !now) parts.push(make("p", "", words["check-gone"]));
    else if (template) parts.push(list(differences(template.since || {}, words)));
    const later = module.versions.slice(module.versions.indexOf(version) + 1);
    for (const one of later.filter((other) => other.changes.length && other.status === "published")) {
      parts.push(make("p", "lm-label", fill(words["check-changes"], one)), list(one.changes));
    }
    const on = make("p");
    on.append(link((now || newest).address, base, fill(words["check-newest"], newest)));
    const kind = file.name.toLowerCase().split(".").pop();
    const download = now && (now.files || []).find((one) => one.format === kind);
    if (download) on.append(" · ", link(download.address, base, download.address.split("/").pop()));
    parts.push(on);
    return parts;
  };

  const answer = async (form, file, words) => {
    const state = form.querySelector("[role=status]");
    const more = form.querySelector(".lm-check__more");
    const base = new URL(form.dataset.lmIndex, document.baseURI);
    const say = (text, parts = [], older = false) => {
      form.classList.toggle("lm-check--older", older);
      state.textContent = text;
      more.replaceChildren(...parts);
    };
    say(words["check-reading"]);
    const fetched = await fetch(base).catch(() => null);
    const index = fetched && fetched.ok ? await fetched.json().catch(() => null) : null;
    if (!index) return say(words["check-offline"]);
    const claim = await claimOf(file, index).catch(() => null);
    const found = find(claim || {}, file.name, index);
    if (!found) return say(words[claim ? claim.said || "check-unknown" : "check-unreadable"]);
    if (found.unknown) return say(fill(words["check-other-module"], { module: found.unknown }));
    return say(headline(found, words), details(found, file, words, base), isOlder(found));
  };

  const start = () => {
    const form = document.querySelector("form.lm-check[hidden]");
    if (!form) return;
    const words = JSON.parse(form.dataset.lmWords);
    const input = form.querySelector("input");
    const drop = form.querySelector(".lm-check__drop");
    const over = (event, isOver) => {
      event.preventDefault();
      drop.classList.toggle("lm-check__drop--over", isOver);
    };
    form.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("change", () => input.files.length && answer(form, input.files[0], words));
    drop.addEventListener("dragover", (event) => over(event, true));
    drop.addEventListener("dragleave", (event) => over(event, false));
    drop.addEventListener("drop", (event) => {
      over(event, false);
      if (event.dataTransfer.files.length) answer(form, event.dataTransfer.files[0], words);
    });
    form.hidden = false;
  };

  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
