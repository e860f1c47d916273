/* Learning with a module: check lists that are kept, questions that answer, what changed since the
   last visit.  All of it stays in this browser; without a script the page reads as well. */
(() => {
  "use strict";

  const { all, fill, make, parts, plain, titleOf } = window.learningModules;

  /* Private windows may refuse to keep anything: then it lasts as long as the page. */
  const stored = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key)) || {};
    } catch {
      return {};
    }
  };

  const store = (key, record) => {
    try {
      if (record) localStorage.setItem(key, JSON.stringify(record));
      else localStorage.removeItem(key);
    } catch {
      /* See above. */
    }
  };

  const button = (text, className, action) => {
    const made = make("button", className, text);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  };

  const status = (className) => {
    const made = make("span", className);
    made.setAttribute("role", "status");
    return made;
  };

  /* ---- Check lists.  A tick is found again by its list and text, by its text in another list, or
     by the nearest text that its list had: a new version that words an item better keeps it. ---- */

  const TICKS = "lm:ticks:";
  const NEAR = 0.5;

  const wordsOf = (text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

  const likeness = (one, other) => {
    const [a, b] = [wordsOf(one), wordsOf(other)];
    return (2 * [...a].filter((word) => b.has(word)).length) / (a.size + b.size || 1);
  };

  const listOf = (element) => {
    let list = element.closest("ul, ol");
    for (let outer = list; outer; outer = outer.parentElement.closest("ul, ol")) list = outer;
    return list;
  };

  /* Give each item the key under which its tick is kept, if there is one. */
  const find = (items, ticks) => {
    const free = new Set(Object.keys(ticks));
    const take = (item, key) => {
      if (!item.kept && key !== undefined && free.delete(key)) item.kept = key;
    };
    const best = (item) =>
      [...free]
        .filter((key) => key.startsWith(`${item.list}\n`))
        .map((key) => [likeness(key.slice(item.list.length + 1), item.text), key])
        .filter(([like]) => like > NEAR)
        .sort(([a], [b]) => b - a)[0]?.[1];
    for (const item of items) take(item, item.key);
    for (const item of items) take(item, [...free].find((key) => key.endsWith(`\n${item.text}`)));
    for (const item of items) take(item, best(item));
  };

  const tasks = (words) => {
    const key = TICKS + words.lmModule;
    const before = stored(key);
    const ticks = before.items || {};
    const items = all(".lm-task input").map((input) => {
      const list = titleOf(listOf(input));
      const text = plain(input.closest("label"));
      return { input, list, text, key: `${list}\n${text}`, start: input.defaultChecked };
    });
    find(items, ticks);
    const done = (some) => some.filter((item) => item.input.checked).length;
    /* How much is done counts in the newest text; an older one keeps ticks only. */
    const isOld = document.querySelector(".lm-notice--older");
    const keep = () => {
      const progress = isOld ? before : { done: done(items), count: items.length };
      const record = { done: progress.done, count: progress.count, items: ticks };
      store(key, Object.keys(ticks).length ? record : null);
    };
    for (const list of new Set(items.map((item) => listOf(item.input)))) {
      const own = items.filter((item) => list.contains(item.input));
      const bar = make("p", "lm-tasks");
      const state = status();
      const tell = () => {
        bar.hidden = !own.some((item) => item.kept);
        if (!bar.hidden && !bar.isConnected) list.after(bar);
        state.textContent = fill(words.lmDone, { done: done(own), count: own.length });
      };
      const reset = () => {
        for (const item of own) {
          delete ticks[item.kept];
          item.kept = null;
          item.input.checked = item.start;
        }
        keep();
        own[0].input.focus();
        tell();
      };
      bar.append(state, button(words.lmReset, "", reset));
      for (const item of own) {
        item.input.checked = item.kept ? ticks[item.kept] : item.start;
        item.input.addEventListener("change", () => {
          delete ticks[item.kept];
          item.kept = item.key;
          ticks[item.key] = item.input.checked;
          keep();
          tell();
        });
      }
      tell();
    }
    if (items.some((item) => item.kept)) keep();
  };

  /* ---- Questions: what was chosen is compared with what is right. ---- */

  const choosing = (question, words, answer) => {
    const inputs = all("input", question);
    const state = status("lm-question__state");
    const clear = () => {
      state.textContent = "";
      for (const input of inputs) delete input.closest("li").dataset.lmAnswer;
    };
    const check = () => {
      clear();
      const isRight = (input) => "lmRight" in input.dataset;
      const chosen = inputs.filter((input) => input.checked);
      for (const input of chosen) input.closest("li").dataset.lmAnswer = isRight(input) ? "right" : "wrong";
      const right = inputs.every((input) => input.checked === isRight(input));
      state.textContent = right ? words.lmRight : chosen.length ? words.lmWrong : words.lmNone;
      if (right && answer) answer.open = true;
    };
    for (const input of inputs) input.addEventListener("change", clear);
    const line = make("p", "lm-question__check");
    line.append(button(words.lmCheck, "lm-copy", check), state);
    return line;
  };

  const writing = (question) => {
    const field = make("textarea", "lm-question__own");
    field.rows = 3;
    field.setAttribute("aria-labelledby", question.querySelector("[aria-labelledby]").getAttribute("aria-labelledby"));
    return field;
  };

  const questions = () => {
    for (const question of all(".lm-question:not([data-lm-ready])")) {
      question.dataset.lmReady = "";
      const answer = question.querySelector(".lm-answer");
      const words = question.closest(".lm-quiz").dataset;
      const isText = question.dataset.lmKind === "text";
      question.insertBefore(isText ? writing(question) : choosing(question, words, answer), answer);
    }
  };

  /* ---- What changed since this reader was here. ---- */

  const READ = "lm:read";

  const since = (words) => {
    const notice = document.querySelector(".lm-since");
    if (document.querySelector(".lm-notice--older, .lm-notice--draft")) return;
    const versions = (words.lmVersions || "").split(" ");
    const before = stored(READ)[words.lmModule];
    const now = () => store(READ, { ...stored(READ), [words.lmModule]: words.lmVersion });
    const place = versions.indexOf(before);
    if (!notice || place < 0 || place === versions.length - 1) {
      now();
      return;
    }
    for (const line of all("[data-lm-of]", notice)) {
      if (versions.indexOf(line.dataset.lmOf) <= place) line.remove();
    }
    const said = notice.querySelector("strong");
    said.textContent = fill(said.textContent, { version: before });
    const seen = () => {
      now();
      const title = document.querySelector(".lm-head h1");
      title.tabIndex = -1;
      title.focus();
      notice.remove();
    };
    notice.querySelector("button").addEventListener("click", seen);
    notice.hidden = false;
  };

  /* ---- The list of modules: how far each is done, and which has changed. ---- */

  const progress = () => {
    const read = stored(READ);
    for (const card of all(".lm-modules > [data-lm-module]")) {
      const { lmModule, lmVersion } = card.dataset;
      const words = card.parentElement.dataset;
      const { done, count } = stored(TICKS + lmModule);
      card.querySelector(".lm-progress")?.remove();
      const line = make("p", "lm-progress");
      if (done) {
        const bar = make("progress");
        const text = fill(words.lmDone, { done, count });
        Object.assign(bar, { max: count, value: done });
        bar.setAttribute("aria-label", text);
        const shown = make("span", "", text);
        shown.setAttribute("aria-hidden", "true");
        line.append(bar, shown);
      }
      const before = read[lmModule];
      if (before && before !== lmVersion) line.append(make("span", "lm-tag", words.lmChanged));
      if (line.childNodes.length) card.append(line);
    }
  };

  parts.push((words) => {
    questions();
    progress();
    if (!words.lmModule) return;
    tasks(words);
    since(words);
  });
})();
