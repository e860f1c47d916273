/* Learning modules: a preview of the reference at each citation.
   It shows on hover, focus and touch, can be pointed at, stays until dismissed, and goes with Escape
   (WCAG 2.2, 1.4.13).  Without this script a citation is a plain link to its reference. */
(() => {
  "use strict";

  const box = document.createElement("div");
  box.id = "lm-preview";
  box.className = "lm-preview";
  box.setAttribute("role", "tooltip");
  box.hidden = true;

  let owner = null;
  let timer = 0;

  const citationOf = (target) =>
    target instanceof Element ? target.closest("a.lm-cite[href^='#']") : null;

  const referenceOf = (citation) =>
    document.getElementById(decodeURIComponent(citation.hash.slice(1)));

  const fill = (reference, citation) => {
    box.replaceChildren();
    const source = reference.querySelector(".lm-reference") || reference;
    const copy = source.cloneNode(true);
    for (const part of copy.querySelectorAll(".lm-backlinks, [role=doc-backlink]")) part.remove();
    for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
    const text = document.createElement("div");
    text.append(...copy.childNodes);
    const more = document.createElement("a");
    more.className = "lm-preview__more";
    more.href = citation.hash;
    more.textContent = "↓";
    more.setAttribute("aria-label", citation.getAttribute("aria-label") || citation.textContent);
    box.append(text, more);
  };

  const place = (citation) => {
    const at = citation.getBoundingClientRect();
    const width = box.offsetWidth;
    const room = document.documentElement.clientWidth - width - 16;
    const below = at.bottom + box.offsetHeight + 8 < window.innerHeight;
    const top = below ? at.bottom + 4 : at.top - box.offsetHeight - 4;
    box.style.left = `${Math.max(16, Math.min(at.left, room)) + window.scrollX}px`;
    box.style.top = `${Math.max(8, top) + window.scrollY}px`;
  };

  const hide = () => {
    window.clearTimeout(timer);
    if (!owner) return;
    owner.removeAttribute("aria-describedby");
    owner = null;
    box.hidden = true;
  };

  const show = (citation) => {
    window.clearTimeout(timer);
    if (owner === citation) return;
    const reference = referenceOf(citation);
    if (!reference) return;
    hide();
    owner = citation;
    fill(reference, citation);
    const host = document.querySelector(".md-typeset") || document.body;
    host.append(box);
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
    else if (owner && document.activeElement !== owner) later(hide);
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
      show(citation);
    } else {
      hide();
    }
  });
})();
