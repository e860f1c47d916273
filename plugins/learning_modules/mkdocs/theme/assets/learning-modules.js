/* Learning modules: what a page gains with a script.  Without it everything is still there to read,
   to follow, to download and to print. */
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const unescaped = (hash) => {
    try {
      return decodeURIComponent(hash);
    } catch {
      return hash; /* a lone percent sign */
    }
  };
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const plain = (element) => {
    const copy = element.cloneNode(true);
    for (const part of all(".headerlink, .lm-sr", copy)) part.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  const titleOf = (element) => {
    const before = (heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    const heading = all("h1, h2, h3, h4, h5, h6").findLast(before);
    return heading ? plain(heading) : "";
  };

  /* What the other scripts share; each adds a function that is called with every page shown. */
  const own = (window.learningModules = window.learningModules || {});
  Object.assign(own, { all, make, fill, plain, titleOf, parts: [] });

  /* ---- Preview of a reference at its citation: on hover, focus and touch; it can be pointed at,
     stays until dismissed, and goes with Escape (WCAG 2.2, 1.4.13). ---- */

  const box = make("div", "lm-preview");
  box.id = "lm-preview";
  box.setAttribute("role", "tooltip");
  box.hidden = true;

  let owner = null;
  let timer = 0;

  const citationOf = (target) =>
    target instanceof Element ? target.closest("a:is(.lm-cite, .lm-term)[href^='#']") : null;

  const referenceOf = (citation) =>
    document.getElementById(unescaped(citation.hash.slice(1)));

  const fillPreview = (reference, citation, touched) => {
    const source = reference.querySelector(".lm-reference") || reference;
    const text = make(source.matches("dl > *") ? "dl" : "div");
    text.append(...source.cloneNode(true).childNodes);
    for (const part of all(".lm-backlinks, [role=doc-backlink]", text)) part.remove();
    for (const part of all("[id]", text)) part.removeAttribute("id");
    /* Keys never get here: the way on is the citation itself. */
    for (const link of all("a", text)) link.tabIndex = -1;
    box.lang = reference.closest("[lang]").lang;
    box.replaceChildren(text);
    if (!touched) return;
    const more = make("a", "lm-preview__more", "↓");
    more.href = citation.hash;
    more.setAttribute("aria-label", plain(citation));
    box.append(more);
  };

  const place = (citation) => {
    const at = [...citation.getClientRects()].pop() || citation.getBoundingClientRect();
    const room = document.documentElement.clientWidth - box.offsetWidth - 16;
    const below = at.bottom + box.offsetHeight + 8 < window.innerHeight;
    const top = below ? at.bottom + 2 : at.top - box.offsetHeight - 2;
    const origin = (box.offsetParent || document.body).getBoundingClientRect();
    box.style.left = `${Math.max(16, Math.min(at.left, room)) - origin.left}px`;
    box.style.top = `${Math.max(8, top) - origin.top}px`;
  };

  const hide = () => {
    window.clearTimeout(timer);
    if (!owner) return;
    owner.removeAttribute("aria-describedby");
    owner = null;
    box.hidden = true;
  };

  const show = (citation, touched) => {
    window.clearTimeout(timer);
    if (owner === citation) return;
    const reference = referenceOf(citation);
    if (!reference) return;
    hide();
    owner = citation;
    fillPreview(reference, citation, touched);
    (citation.closest(".md-typeset, [role=main]") || document.body).append(box);
    box.hidden = false;
    citation.setAttribute("aria-describedby", box.id);
    place(citation);
  };

  const later = (action) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(action, 250);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const citation = citationOf(event.target);
    if (citation) later(() => show(citation));
    else if (owner && box.contains(event.target)) window.clearTimeout(timer);
    else if (owner ? document.activeElement !== owner : true) later(hide);
  });

  document.addEventListener("focusin", (event) => {
    const citation = citationOf(event.target);
    if (citation && citation.matches(":focus-visible")) show(citation);
    else if (!box.contains(event.target)) hide();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });

  /* On a touch screen the first touch shows the preview; the second one, or the arrow, follows. */
  document.addEventListener("click", (event) => {
    const citation = citationOf(event.target);
    if (!citation) {
      if (!box.contains(event.target) || event.target.closest(".lm-preview__more")) hide();
    } else if (event.pointerType === "touch" && owner !== citation) {
      event.preventDefault();
      show(citation, true);
    } else {
      hide();
    }
  });

  /* ---- A table wider than its place is a region with a name and a tab stop. ---- */

  const frameOf = (table) => {
    const known = table.closest(".md-typeset__scrollwrap, .wy-table-responsive, .lm-frame");
    if (known) return known;
    /* What comes later gets the frames that Material gives a table at the start. */
    const names = table.closest(".md-typeset") ? ["md-typeset__scrollwrap", "md-typeset__table"] : ["lm-frame"];
    const frames = names.map((name) => make("div", name));
    table.replaceWith(frames[0]);
    frames[0].append(...frames.slice(1));
    frames.at(-1).append(table);
    return frames[0];
  };

  const far = ({ frame }) => frame.scrollWidth - frame.clientWidth - Math.abs(frame.scrollLeft) > 8;

  const told = ({ frame, label, isWide }) => {
    frame.classList.toggle("lm-scroll", isWide);
    for (const [name, value] of [["role", "region"], ["tabindex", "0"], ["aria-label", label]]) {
      if (isWide) frame.setAttribute(name, value);
      else frame.removeAttribute(name);
    }
  };

  /* All tables are measured before one is changed, so that the page is laid out once. */
  const measure = (known) => {
    for (const { frame } of known) frame.classList.remove("lm-scroll");
    for (const one of known) one.isWide = one.frame.checkVisibility() && one.table.scrollWidth > one.frame.clientWidth + 1;
    known.forEach(told);
    const more = known.filter(({ isWide }) => isWide).map((one) => [one.frame, far(one)]);
    for (const [frame, isMore] of more) frame.classList.toggle("lm-scroll--more", isMore);
  };

  const wordsOf = () => document.querySelector(".lm-head[data-lm-module]")?.dataset || {};

  const tables = (root = document) => {
    const pattern = wordsOf().lmTable || "{title}";
    const known = all(":is(.md-content, [role=main]) table", root).map((table) => {
      const fold = table.closest("details")?.querySelector("summary");
      const title = titleOf(table) + (fold ? `: ${plain(fold)}` : "");
      return { table, frame: frameOf(table), fold, label: fill(pattern, { title }) };
    });
    const watch = new ResizeObserver((changes) => {
      const places = changes.map(({ target }) => target);
      measure(known.filter(({ frame }) => places.includes(frame.parentElement)));
    });
    for (const { frame } of known) watch.observe(frame.parentElement);
    for (const one of known) {
      const look = () => one.isWide && one.frame.classList.toggle("lm-scroll--more", far(one));
      one.frame.addEventListener("scroll", look, { passive: true });
      one.fold?.parentElement.addEventListener("toggle", () => measure([one]));
    }
    for (const frame of all(".lm-path-map", root)) {
      const look = () => frame.classList.toggle("lm-scroll--more", far({ frame }));
      frame.addEventListener("scroll", look, { passive: true });
      new ResizeObserver(look).observe(frame);
    }
  };

  /* ---- Lists that can be filtered. ---- */

  const fits = (card, name, wanted) => {
    if (!wanted) return true;
    if (name === "text") {
      const text = card.textContent.toLowerCase();
      return wanted.toLowerCase().split(/\s+/).every((word) => text.includes(word));
    }
    const own = card.getAttribute(`data-lm-${name}`) || "";
    if (name === "minutes") return own !== "" && Number(own) <= Number(wanted);
    return own.split("|").includes(wanted);
  };

  const filters = () => {
    for (const form of all("form.lm-filter")) {
      const cards = all(`.${form.dataset.lmFilter} > li`);
      const state = form.querySelector("[role=status]");
      const reset = form.querySelector("button");
      const apply = () => {
        const wanted = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
        for (const card of cards) card.hidden = !wanted.every((want) => fits(card, ...want));
        const shown = cards.filter((card) => !card.hidden).length;
        state.textContent = fill(form.dataset.lmShown, { shown, count: cards.length });
        reset.hidden = shown === cards.length;
      };
      form.addEventListener("input", apply);
      reset.addEventListener("click", () => {
        form.reset();
        form.elements[0].focus();
        apply();
      });
      form.addEventListener("submit", (event) => event.preventDefault());
      apply();
    }
  };

  /* ---- The head of a module. ---- */

  const opened = () => {
    const target = document.getElementById(unescaped(window.location.hash.slice(1)));
    for (let part = target; part; part = part.parentElement) {
      if (part instanceof HTMLDetailsElement) part.open = true;
    }
  };

  /* An older version leads to the section of the newest that the reader is in. */
  const newest = () => {
    for (const link of all("a[data-lm-sections^='{']")) {
      const now = JSON.parse(link.dataset.lmSections);
      const lead = () => {
        const seen = all("h2[id], h3[id]").filter((h) => h.getBoundingClientRect().top < 160 && h.id in now);
        const asked = unescaped(window.location.hash.slice(1));
        const section = seen.length ? seen.pop().id : asked;
        link.hash = window.scrollY > 200 || asked ? now[section] || "" : "";
      };
      for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, lead);
      lead();
    }
  };

  const copying = (words) => {
    if (!navigator.clipboard) return;
    for (const text of all(".lm-bibtex")) {
      if (text.parentElement.querySelector(".lm-copy")) continue;
      const button = make("button", "lm-copy", words.lmCopy);
      button.type = "button";
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = words.lmCopied;
      });
      text.after(button);
    }
  };

  /* Each sheet of paper says which module and version it belongs to.  A new style sheet makes the
     browser style the whole page again: it is given when somebody prints, and not before. */
  const sheet = new CSSStyleSheet();
  const paper = (mark) => {
    if (!document.adoptedStyleSheets.includes(sheet)) {
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }
    const text = JSON.stringify(mark);
    const font = "font: 9pt sans-serif; color: #555;";
    sheet.replaceSync(
      mark ? `@page { margin: 15mm 15mm 18mm; @bottom-left { content: ${text}; ${font} } @bottom-right { content: counter(page) " / " counter(pages); ${font} } }` : "",
    );
  };

  /* On paper nobody can follow a link: each one in the text gets a number, and its address stands
     below the text under the same number, as a footnote does. */
  const followed = ".lm-text :not(nav, .lm-downloads, .lm-references, .lm-newer)";
  const address = "a[href]:not([href^='#'], [href^='mailto:'], [download], [class])";
  let notes = [];

  const noted = (words) => {
    const found = new Map();
    for (const link of all(`${followed} ${address}`)) {
      if (link.closest(".lm-downloads, .lm-references, .lm-newer") || link.textContent === link.href) continue;
      const number = found.get(link.href) || found.size + 1;
      found.set(link.href, number);
      const mark = make("sup", "lm-noted", String(number));
      link.after(mark);
      notes.push(mark);
    }
    if (!found.size) return;
    const part = make("section", "lm-notes");
    const list = make("ol");
    list.append(...[...found.keys()].map((href) => make("li", "", decodeURI(href))));
    part.append(make("h2", "", words.lmLinks), list);
    document.querySelector(".lm-head").parentElement.append(part);
    notes.push(part);
  };

  const unnoted = () => {
    for (const note of notes) note.remove();
    notes = [];
  };

  own.tables = tables;

  window.addEventListener("beforeprint", () => {
    for (const part of all(".lm-about, .lm-words")) part.open = true;
    const words = wordsOf();
    unnoted();
    paper(words.lmMark);
    if (words.lmModule) noted(words);
  });
  window.addEventListener("afterprint", unnoted);
  window.addEventListener("hashchange", opened);

  /* ---- What the theme leaves open: a search without a name, switches without a key. ---- */

  const floor = () => {
    for (const search of all(".md-search[role=dialog]:not([aria-label])")) {
      search.setAttribute("aria-label", search.querySelector("input")?.getAttribute("aria-label") || "");
    }
    /* The switch of a menu's part that has a page of its own says nothing, and names its list. */
    for (const label of all(".md-nav__container > label.md-nav__link:not(:has(.lm-sr))")) {
      label.append(make("span", "lm-sr", plain(label.parentElement.querySelector("a"))));
    }
    /* The way past the menu leads to the head of a module, not to its first section. */
    const title = document.querySelector(".lm-head h1");
    const skip = document.querySelector("a.md-skip");
    if (title && skip) {
      title.id ||= "lm-title";
      skip.hash = title.id;
    }
    const names = { __drawer: ".md-nav--primary", __search: ".md-search" };
    for (const [id, named] of Object.entries(names)) {
      const label = document.querySelector(`label.md-header__button[for="${id}"]`);
      const name = document.querySelector(named)?.getAttribute("aria-label");
      if (!label || !name || label.querySelector("button")) continue;
      const button = make("button", "lm-bare");
      button.type = "button";
      button.setAttribute("aria-label", name);
      button.append(...label.childNodes);
      button.addEventListener("click", () => label.control.click());
      label.append(button);
    }
  };

  const start = () => {
    hide();
    const words = wordsOf();
    floor();
    filters();
    tables();
    opened();
    for (const part of own.parts) part(words);
    if (!words.lmModule) return;
    newest();
    copying(words);
  };

  /* Material's instant navigation shows new pages in the same document; elsewhere, the parts of
     this script that follow are waited for. */
  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
