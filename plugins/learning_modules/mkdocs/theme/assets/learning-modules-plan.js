/* My plan: the forms that have entries are shown, open to go on, and printed all together. */
(() => {
  "use strict";

  let own;

  const look = () => {
    const plan = document.querySelector(".lm-plan");
    if (!plan) return;
    const isBegun = (name) => Boolean(own.entries.read(...name.split(/:(.*)/s)));
    const parts = own.all("[data-lm-part]", plan);
    for (const part of parts) {
      const begun = isBegun(part.dataset.lmPart);
      /* What was cleared a moment ago can still be taken back. */
      part.hidden = !begun && !part.contains(document.activeElement);
      if (begun) part.querySelector("details").open = true;
    }
    for (const line of own.all("[data-lm-blank]")) line.hidden = isBegun(line.dataset.lmBlank);
    const done = parts.filter((part) => isBegun(part.dataset.lmPart)).length;
    plan.hidden = parts.every((part) => part.hidden);
    document.querySelector(".lm-plan__blank").hidden = parts.length > 0 && done === parts.length;
    const state = plan.querySelector("[data-lm-count]");
    state.textContent = own.fill(state.dataset.lmCount, { done, count: parts.length });
  };

  const shown = () => {
    const button = document.querySelector("[data-lm-plan=print]");
    if (!button) return;
    look();
    button.onclick = async () => {
      await Promise.all(own.coming);
      window.print();
    };
  };

  /* The menu of the browser prints the same as the button. */
  const paper = () => {
    const isPlan = document.querySelector(".lm-plan") && !document.querySelector(".lm-printing");
    if (isPlan) own.lay?.(own.plain(document.querySelector("h1")));
  };

  /* What it builds on stands behind it in the page, and runs before this event. */
  const begin = () => {
    own = window.learningModules;
    own.parts.push(shown);
    document.addEventListener("lm:entries", look);
    window.addEventListener("beforeprint", paper);
    shown();
  };

  if (window.learningModules) begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
