/* What a reader has filled in, kept in this browser and nowhere else.  One record for each template
   of a module, whatever its version; docs/contributing/entries.md describes it. */
(() => {
  "use strict";

  const PREFIX = "lm:fill:";
  const FORMAT = 1;
  const own = (window.learningModules = window.learningModules || {});

  const keyOf = (module, template) => `${PREFIX}${module}:${template}`;

  /* Private windows and full disks may refuse; whoever asks is told so. */
  const attempt = (action, otherwise) => {
    try {
      return action();
    } catch {
      return otherwise;
    }
  };

  const isRecord = (found) =>
    found && found.format === FORMAT && Array.isArray(found.sheets) && typeof found.fields === "object";

  const parsed = (text) => {
    const found = attempt(() => JSON.parse(text), null);
    return isRecord(found) ? found : null;
  };

  const tell = (module, template) =>
    document.dispatchEvent(new CustomEvent("lm:entries", { detail: { module, template } }));

  own.entries = {
    FORMAT,

    /* The record of a template, or null. */
    read: (module, template) => parsed(attempt(() => localStorage.getItem(keyOf(module, template)), null)),

    /* Keep a record; false where the browser refuses. */
    write(module, template, record) {
      const text = JSON.stringify({ format: FORMAT, ...record });
      const kept = attempt(() => (localStorage.setItem(keyOf(module, template), text), true), false);
      tell(module, template);
      return kept;
    },

    remove(module, template) {
      attempt(() => localStorage.removeItem(keyOf(module, template)));
      tell(module, template);
    },

    /* Every record there is: [{module, template, record}], in the order of their keys. */
    all() {
      const keys = attempt(() => Object.keys(localStorage), []).filter((key) => key.startsWith(PREFIX));
      return keys.sort().flatMap((key) => {
        /* An id of a module has no colon. */
        const [module, ...rest] = key.slice(PREFIX.length).split(":");
        const template = rest.join(":");
        const record = own.entries.read(module, template);
        return record ? [{ module, template, record }] : [];
      });
    },
  };

  /* Another tab has changed a record. */
  window.addEventListener("storage", ({ key }) => {
    if (!key || !key.startsWith(PREFIX)) return;
    const [module, ...rest] = key.slice(PREFIX.length).split(":");
    tell(module, rest.join(":"));
  });
})();
