/* Filling in a template on its page.  The blank form in the card becomes one to write in; entries are
   kept in this browser, printed as the filled plan, saved as CSV or as the workbook.  Without a
   script the files to download are there. */
(() => {
  "use strict";

  const own = window.learningModules;
  const all = (selector, root) => [...root.querySelectorAll(selector)];
  const same = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
  const fill = (pattern, name, value) => pattern.replace(`{${name}}`, () => value);
  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text || "" });

  /* Text of a cell; a break is a line end. */
  const textOf = (element) => {
    const copy = element.cloneNode(true);
    for (const line of all("br", copy)) line.replaceWith("\n");
    return copy.textContent.trim();
  };

  /* ---- Cells.  Each has value() and set(value), and `blank`, what it holds before anyone writes. ---- */

  const grows = !CSS.supports("field-sizing", "content");
  const fit = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };

  const control = (column, words) => {
    if (column.isBox) return Object.assign(document.createElement("input"), { type: "checkbox" });
    if (column.choices) {
      const select = document.createElement("select");
      select.append(new Option(words.choose, ""), ...column.choices.map((text) => new Option(text)));
      return select;
    }
    if (column.type === "date") return Object.assign(document.createElement("input"), { type: "date" });
    if (column.type === "money" || column.type === "number") {
      return Object.assign(document.createElement("input"), { type: "text", inputMode: "decimal", autocomplete: "off" });
    }
    const area = Object.assign(document.createElement("textarea"), { rows: 1 });
    if (grows) area.addEventListener("input", () => fit(area));
    return area;
  };

  const setValue = (input, value) => {
    if (input.type === "checkbox") input.checked = value === true;
    else if (typeof value !== "string") return;
    else {
      /* A choice that an earlier version had is still an answer. */
      const isNew = input.options && value && ![...input.options].some((option) => option.value === value);
      if (isNew) input.append(new Option(value));
      input.value = value;
      if (grows && input.rows) fit(input);
    }
  };

  const openCell = (td, column, label, words) => {
    const input = control(column, words);
    const blank = column.isBox ? td.textContent.includes("☑") : textOf(td);
    const help = td.dataset.lmHelp;
    input.setAttribute("aria-label", label ? `${column.name}, ${label}` : column.name);
    if (help && "placeholder" in input) input.placeholder = fill(words.example, "text", help);
    else if (help) input.title = fill(words.example, "text", help);
    td.replaceChildren(input);
    /* A finger needs more room than the box has: all of its cell. */
    if (column.isBox) td.addEventListener("click", ({ target }) => target === td && input.click());
    td.dataset.label = column.title;
    const value = () => (column.isBox ? input.checked : input.value);
    const set = (entry) => setValue(input, entry);
    set(blank);
    return { input, blank, value, set, entry: () => (value() === blank ? undefined : value()) };
  };

  const fixedCell = (td, column) => {
    const blank = textOf(td);
    if (blank) td.dataset.label = column.title;
    return { blank, fixed: true, value: () => blank, set() {}, entry() {} };
  };

  /* ---- A table: its columns, its rows, and rows that the reader adds. ---- */

  const columnOf = (th) => {
    const title = textOf(th.querySelector("span:not(.lm-sr)"));
    const group = th.querySelector(".lm-sr")?.textContent || "";
    const { lmType: type, lmChoices: choices, lmTotal } = th.dataset;
    return {
      title,
      name: group + title,
      type,
      choices: choices && JSON.parse(choices),
      isTotal: lmTotal !== undefined,
      isBox: th.matches(".lm-box"),
    };
  };

  const isOpen = (td) => td.matches(".lm-box, [data-lm-answer], :not([data-lm-fixed]):empty");

  const openRow = (tr, columns, number, words) => {
    const prompts = [...tr.cells].filter((td) => !isOpen(td)).map(textOf);
    const label = prompts.join(" · ") || tr.dataset.lmLabel || "";
    const shortest = label.length > 80 ? prompts[prompts.length - 1] : label;
    const spoken = shortest || fill(words.row, "number", number);
    const cells = [...tr.cells].map((td, n) =>
      isOpen(td) ? openCell(td, columns[n], spoken, words) : fixedCell(td, columns[n]),
    );
    return { tr, label, cells, rest: {}, isUsed: () => cells.some((cell) => cell.entry() !== undefined) };
  };

  const openTable = (table, words) => {
    const columns = all("thead th", table).map(columnOf);
    const body = table.tBodies[0];
    table.dataset.lm = "rows";
    const sheet = { columns, first: Number(table.dataset.lmRow), title: table.dataset.lmSheet };
    const newRow = () => {
      const tr = body.insertRow();
      for (const column of columns) tr.insertCell().className = column.isBox ? "lm-box" : "";
      return tr;
    };
    sheet.rows = [...body.rows].map((tr, n) => openRow(tr, columns, n + 1, words));
    sheet.count = sheet.rows.length;
    sheet.add = () => {
      const row = openRow(newRow(), columns, sheet.rows.length + 1, words);
      sheet.rows.push(row);
      return row;
    };
    sheet.sums = [...(table.tFoot?.rows[0].cells || [])].map((td, n) => columns[n].isTotal && td);
    const bar = make("p");
    const button = make("button", words.add);
    bar.className = "lm-fill__add";
    button.type = "button";
    button.className = "lm-fill__clear";
    bar.append(button);
    (table.closest(".lm-frame, .md-typeset__scrollwrap, .wy-table-responsive") || table).after(bar);
    button.addEventListener("click", () => {
      const hidden = sheet.rows.find((row) => row.tr.hidden) || sheet.add();
      hidden.tr.hidden = false;
      hidden.cells.find((cell) => cell.input)?.input.focus();
    });
    return sheet;
  };

  /* Of the rows to add to, one more than are used is shown; the button shows the others. */
  const tuck = (sheet) => {
    const spare = sheet.rows.filter((row) => !row.label);
    const used = spare.findLastIndex((row) => row.isUsed());
    const least = sheet.rows.length === spare.length ? 3 : 1;
    spare.forEach((row, n) => (row.tr.hidden = n > used && n >= Math.max(least, used + 2)));
  };

  const openText = (pre, words) => {
    const area = Object.assign(document.createElement("textarea"), { value: pre.textContent.replace(/\n$/, "") });
    const blank = area.value;
    area.className = "lm-fill__text";
    area.rows = blank.split("\n").length + 1;
    area.setAttribute("aria-label", words.title);
    pre.replaceWith(area);
    const value = () => area.value;
    const cell = { input: area, blank, value, set: (text) => setValue(area, text), entry: () => (value() === blank ? undefined : value()) };
    return { columns: [], rows: [], text: cell, first: Number(pre.dataset.lmRow), title: pre.dataset.lmSheet };
  };

  const openFields = (list, words) =>
    all("div", list).map((line, n) => {
      const label = textOf(line.querySelector("dt"));
      const column = { title: label, name: label };
      const cell = openCell(line.querySelector("dd"), column, "", words);
      return { label, cell, at: list.dataset.lmColumn + (Number(list.dataset.lmRow) + n) };
    });

  /* ---- Entries: from the form to the record that is kept, and back. ---- */

  const rowRecord = (row, columns) => {
    const cells = { ...row.rest };
    row.cells.forEach((cell, n) => {
      if (cell.entry() !== undefined) cells[columns[n].title] = cell.entry();
    });
    return Object.keys(cells).length ? [{ label: row.label, cells }] : [];
  };

  const sheetRecord = (sheet, title) => {
    if (sheet.text) return { title, rows: [], ...(sheet.text.entry() !== undefined && { text: sheet.text.value() }) };
    return { title, rows: sheet.rows.flatMap((row) => rowRecord(row, sheet.columns)) };
  };

  const recordOf = (form) => {
    const fields = { ...form.rest };
    for (const { label, cell } of form.fields) if (cell.entry()) fields[label] = cell.value();
    return {
      version: form.facts.version,
      title: form.facts.title,
      page: `${location.pathname}#${form.facts.template}`,
      saved: new Date().toISOString(),
      fields,
      sheets: [...form.sheets.map((sheet) => sheetRecord(sheet, sheet.title || form.facts.title)), ...form.others],
    };
  };

  const isEmpty = (record) =>
    !Object.keys(record.fields).length && record.sheets.every(({ rows, text }) => !rows.length && text === undefined);

  const alike = (one, other) => {
    const words = [one, other].map((text) => new Set(same(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean)));
    const shared = [...words[0]].filter((word) => words[1].has(word)).length;
    return shared / (words[0].size + words[1].size - shared || 1);
  };

  /* The row an entry belongs to: that of the same prompt; else the one that was merely reworded;
     else a row of its own, with the old prompt in it, so that nothing is lost. */
  const place = (sheet, entries) => {
    const free = new Set(sheet.rows.filter((row) => row.label));
    const found = new Map();
    const take = (entry, row) => {
      if (!row) return;
      found.set(entry, row);
      free.delete(row);
    };
    for (const entry of entries.filter(({ label }) => label)) {
      take(entry, [...free].find((row) => same(row.label) === same(entry.label)));
    }
    for (const entry of entries.filter((one) => one.label && !found.has(one))) {
      const near = [...free].sort((a, b) => alike(b.label, entry.label) - alike(a.label, entry.label))[0];
      take(entry, near && alike(near.label, entry.label) >= 0.5 ? near : null);
    }
    const spare = sheet.rows.filter((row) => !row.label);
    return entries.map((entry) => [entry, found.get(entry) || spare.shift() || sheet.add()]);
  };

  const fillRow = (row, entry, columns) => {
    for (const [title, value] of Object.entries(entry.cells)) {
      const cell = row.cells[columns.findIndex((column) => same(column.title) === same(title))];
      if (cell && !cell.fixed && (typeof value === "boolean") === (typeof cell.blank === "boolean")) cell.set(value);
      else row.rest[title] = value;
    }
    const first = row.cells.findIndex((cell) => !cell.fixed && cell.input.type !== "checkbox");
    if (entry.label && !row.label && row.cells[first]?.value() === "") row.cells[first].set(entry.label);
  };

  const fillSheet = (sheet, found) => {
    for (const row of sheet.rows) {
      row.rest = {};
      for (const cell of row.cells) cell.set(cell.blank);
    }
    if (sheet.text) sheet.text.set(found?.text ?? sheet.text.blank);
    else for (const [entry, row] of place(sheet, found?.rows || [])) fillRow(row, entry, sheet.columns);
  };

  const show = (form, record) => {
    const known = new Set();
    const left = [...(record?.sheets || [])];
    const take = (sheet, test) => {
      const at = known.has(sheet) ? -1 : left.findIndex(test);
      if (at < 0) return;
      known.add(sheet);
      fillSheet(sheet, left.splice(at, 1)[0]);
    };
    for (const sheet of form.sheets) take(sheet, ({ title }) => same(title) === same(sheet.title || form.facts.title));
    /* A single table is the same under another title. */
    if (form.sheets.length === 1) take(form.sheets[0], () => true);
    for (const sheet of form.sheets) if (!known.has(sheet)) fillSheet(sheet);
    form.others = left.filter((sheet) => sheet.rows.length || sheet.text);
    form.rest = { ...record?.fields };
    for (const { label, cell } of form.fields) {
      const title = Object.keys(form.rest).find((name) => same(name) === same(label));
      cell.set(title === undefined ? "" : form.rest[title]);
      delete form.rest[title];
    }
    tell(form);
  };

  /* ---- What the reader sees beside the cells: totals, what has no place, the state. ---- */

  const leftOver = (form) => [
    ...Object.entries(form.rest).map(([title, value]) => `${title}: ${value}`),
    ...form.sheets.flatMap(({ rows }) => rows).flatMap(({ label, rest }) => lines(label, rest)),
    ...form.others.flatMap(({ rows, text }) => (text ? [text] : rows.flatMap(({ label, cells }) => lines(label, cells)))),
  ];
  const lines = (label, cells) =>
    Object.entries(cells).map(([title, value]) => `${[label, title].filter(Boolean).join(", ")}: ${value === true ? "☑" : value}`);

  const sum = (sheet, form) => {
    sheet.sums?.forEach((td, n) => {
      if (!td) return;
      const rows = sheet.rows.map((row) => ({ values: row.cells.map((cell) => cell.value()) }));
      const digits = { minimumFractionDigits: sheet.columns[n].type === "money" ? 2 : 0, maximumFractionDigits: 2 };
      td.textContent = own.total(rows, n, form.language).toLocaleString(form.language, digits);
      td.dataset.label = sheet.columns[n].title;
      for (const { input } of sheet.rows.map((row) => row.cells[n])) {
        const wrong = input && input.value.trim() && Number.isNaN(own.number(input.value, form.language));
        input?.setAttribute("aria-invalid", Boolean(wrong));
        if (input) input.title = wrong ? form.words.number : "";
      }
    });
  };

  const tell = (form) => {
    const rest = leftOver(form);
    const list = form.part(".lm-rest");
    list.hidden = !rest.length;
    list.replaceChildren(make("li", form.words.rest), ...rest.map((text) => make("li", text)));
    for (const sheet of form.sheets) {
      sum(sheet, form);
      tuck(sheet);
    }
  };

  const say = (form, text, undo) => {
    const state = form.part("[role=status]");
    if (state.textContent !== text) state.textContent = text;
    form.part("[data-lm-do=undo]").hidden = !undo;
  };

  const keep = (form) => {
    const { module, template } = form.facts;
    const record = recordOf(form);
    form.isWriting = true;
    const kept = isEmpty(record) ? own.entries.remove(module, template) : own.entries.write(module, template, record);
    form.isWriting = false;
    own.markKept(form.details, !isEmpty(record));
    return kept !== false;
  };

  /* ---- Paper: the form with its entries, and nothing else of the page. ---- */

  const written = (input, language) => {
    const isDate = input.type === "date" && input.value;
    const text = isDate ? new Date(`${input.value}T00:00`).toLocaleDateString(language, { dateStyle: "medium" }) : input.value;
    return make("span", input.type === "checkbox" ? (input.checked ? "☑" : "☐") : text);
  };

  const paper = (form) => {
    const source = form.part(".lm-sheet");
    const sheet = source.cloneNode(true);
    const inputs = all("input, select, textarea", source);
    all("input, select, textarea", sheet).forEach((copy, n) => copy.replaceWith(written(inputs[n], form.language)));
    for (const part of all(".lm-fill__add", sheet)) part.remove();
    for (const cell of all("[data-label]", sheet)) delete cell.dataset.label;
    for (const table of all("table", sheet)) delete table.dataset.lm;
    if (isEmpty(recordOf(form))) {
      /* To write on by hand: every row, and no zeros for totals. */
      for (const row of all("tr[hidden]", sheet)) row.hidden = false;
      for (const cell of all("tfoot td:not(:first-child)", sheet)) cell.textContent = "";
    }
    return sheet;
  };

  const opened = [];

  const print = (form) => printAll([form], form.facts.name);

  const lay = (forms, name) => {
    const root = document.documentElement;
    const sheets = forms.map(paper);
    const { title } = document;
    document.body.append(...sheets);
    root.classList.add("lm-printing");
    document.title = name;
    const done = () => {
      root.classList.remove("lm-printing");
      document.title = title;
      for (const sheet of sheets) sheet.remove();
    };
    window.addEventListener("afterprint", done, { once: true });
  };

  const printAll = (forms, name) => {
    lay(forms, name);
    window.print();
  };

  /* All forms of the page that hold an entry, one after the other. */
  own.lay = (name) => {
    const begun = opened.filter((form) => !isEmpty(recordOf(form)));
    if (begun.length) lay(begun, name);
  };

  /* ---- Files. ---- */

  const textRows = ({ text }) => {
    const length = text.blank.split("\n").length;
    const found = text.value().split("\n");
    while (found.length < length) found.push("");
    return found.map((line) => ({ values: [line], filled: [true], shown: true }));
  };

  const plainSheet = (sheet) => {
    if (sheet.text) return { ...sheet, columns: [{ title: "" }], rows: textRows(sheet), count: sheet.text.blank.split("\n").length };
    const rows = sheet.rows.map((row) => ({
      values: row.cells.map((cell) => cell.value()),
      filled: row.cells.map((cell) => cell.entry() !== undefined),
      shown: Boolean(row.label) || row.isUsed(),
    }));
    /* Rows that were shown and left empty are not worth a row of the workbook. */
    while (rows.length > sheet.count && !rows[rows.length - 1].shown) rows.pop();
    return { ...sheet, rows };
  };

  const plainForm = (form) => ({
    language: form.language,
    fields: form.fields.map(({ label, cell, at }) => ({ label, value: cell.value(), cell: at })),
    sheets: form.sheets.map(plainSheet),
  });

  const offer = ({ name, blob }) => {
    const link = make("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const save = async (form, asBook) => {
    const name = `${form.facts.name}-filled`;
    const plain = plainForm(form);
    if (!asBook) return offer(await own.asCsv(plain, name));
    const made = await own.asBook(plain, name, form.book.href).catch(() => null);
    if (!made) say(form, form.words.failed);
    return offer(made || (await own.asCsv(plain, name)));
  };

  /* ---- A check list of the text and its form have the same ticks. ---- */

  const nameOf = (task) => same(textOf(task.closest("label")).replace(/ \([^(]*__[^)]*\)$/, ""));

  const tasks = (form) =>
    form.sheets.flatMap(({ rows }) =>
      rows.flatMap((row) => {
        const boxes = row.cells.filter(({ input }) => input?.type === "checkbox");
        /* An item says its level by dashes or a number, which the list in the text shows itself. */
        const text = row.cells.findLast((cell) => cell.fixed)?.blank.replace(/^([\d.]+ |– )+/, "");
        if (boxes.length !== 1 || !text) return [];
        const task = all(".lm-task input", document).find((one) => nameOf(one) === same(text));
        return task ? [{ task, box: boxes[0].input }] : [];
      }),
    );

  const pair = (form, { task, box }) => {
    const follow = (leader, other) => {
      if (leader.checked === other.checked) return;
      other.checked = leader.checked;
      other.dispatchEvent(new Event("change", { bubbles: true }));
    };
    if (task.checked !== task.defaultChecked) follow(task, box);
    task.addEventListener("change", () => follow(task, box));
    box.addEventListener("change", () => follow(box, task));
  };

  /* ---- A form comes to life when it is opened. ---- */

  const changed = (form) => {
    tell(form);
    form.undo = null;
    say(form, form.words[keep(form) ? "saved" : "refused"]);
  };

  const clear = (form) => {
    form.undo = recordOf(form);
    show(form, null);
    keep(form);
    say(form, form.words.cleared, true);
  };

  const undo = (form) => {
    show(form, form.undo);
    changed(form);
  };

  const actions = {
    print,
    book: (form) => save(form, true),
    csv: (form) => save(form, false),
    clear,
    undo,
  };

  own.open = (details, facts, words) => {
    const sheet = details.querySelector(".lm-sheet");
    const form = {
      details,
      facts,
      words,
      language: sheet.closest("[lang]").lang,
      part: (selector) => details.querySelector(selector),
      book: details.parentElement.querySelector("a[type*=spreadsheetml]"),
    };
    form.fields = all(".lm-fields", sheet).flatMap((list) => openFields(list, words));
    form.sheets = all("table, pre", sheet).map((one) =>
      one.matches("pre") ? openText(one, { ...words, title: facts.title }) : openTable(one, words),
    );
    opened.push(form);
    show(form, own.entries.read(facts.module, facts.template));
    const isLocal = location.protocol === "file:" || !window.DecompressionStream;
    form.part("[data-lm-do=book]").hidden = isLocal || !form.book;
    for (const button of all("[data-lm-do]", details)) {
      button.addEventListener("click", () => actions[button.dataset.lmDo](form));
    }
    for (const kind of ["input", "change"]) {
      sheet.addEventListener(kind, () => changed(form));
    }
    for (const one of tasks(form)) pair(form, one);
    document.addEventListener("lm:entries", ({ detail }) => {
      if (form.isWriting || detail.module !== facts.module || detail.template !== facts.template) return;
      show(form, own.entries.read(facts.module, facts.template));
    });
  };
})();
