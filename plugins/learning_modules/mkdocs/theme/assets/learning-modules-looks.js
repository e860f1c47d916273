/* What stands folded in the card of a template comes when it is opened: style and program of a form
   to write in, and the forms of the version, a script as well.  Each is fetched once. */
(() => {
  "use strict";

  const own = window.learningModules;
  const fetched = {};
  own.looks = {};
  own.coming = [];

  const bringFile = (file) =>
    (fetched[file] ||= new Promise((done, failed) => {
      const isStyle = file.endsWith(".css");
      const address = isStyle ? { rel: "stylesheet", href: file } : { src: file, async: false };
      const element = own.make(isStyle ? "link" : "script");
      document.head.append(Object.assign(element, { ...address, onload: done, onerror: failed }));
    }).catch((error) => {
      delete fetched[file];
      throw error;
    }));

  own.markKept = (details, isKept) => {
    const summary = details.querySelector("summary");
    summary.querySelector(".lm-tag")?.remove();
    if (isKept) summary.append(" ", own.make("span", "lm-tag", document.getElementById("lm-forms").dataset.lmKept));
  };

  const bring = async (details, facts, files) => {
    details.classList.remove("lm-look--lost");
    await Promise.all(files.map(bringFile));
    const { words, templates } = own.looks[`${facts.module}@${facts.version}`];
    const { blank, example } = templates[facts.template];
    const isBlank = details.matches(".lm-look--blank");
    details.querySelector(".lm-look__lost").outerHTML = isBlank ? blank : example;
    own.tables(details);
    if (isBlank) own.open(details, facts, words);
  };

  const prepare = (details, facts, files) => {
    const look = () => {
      if (!details.open) return;
      details.removeEventListener("toggle", look);
      const brought = bring(details, facts, files).catch(() => {
        details.classList.add("lm-look--lost");
        details.addEventListener("toggle", look);
      });
      own.coming.push(brought);
    };
    details.addEventListener("toggle", look);
    look();
  };

  own.parts.push(() => {
    const program = [...(document.getElementById("lm-forms")?.content.children || [])];
    const named = program.map((part) => part.getAttribute(part.matches("link") ? "href" : "src"));
    for (const card of own.all("[data-lm-fill]")) {
      const facts = JSON.parse(card.dataset.lmFill);
      const files = [...named, card.dataset.lmSrc].map((file) => new URL(file, location).href);
      delete card.dataset.lmFill;
      own.markKept(card.querySelector(".lm-look--blank"), own.entries.read(facts.module, facts.template));
      for (const details of own.all(".lm-look", card)) prepare(details, facts, files);
    }
  });
})();
