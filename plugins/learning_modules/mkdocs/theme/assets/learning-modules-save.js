/* A form that was filled in on the page, as files: CSV, and the template's own workbook with the
   entries in it.  A form is {fields: [{label, value, cell}], sheets: [{name, first, columns, rows}]},
   as learning-modules-forms.js reads it off the page. */
(() => {
  "use strict";

  const own = (window.learningModules = window.learningModules || {});
  const NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /* ---- Numbers as people write them: "1,250.50", "1.250,50 €", "١٢٫٥". ---- */

  const number = (text, language) => {
    const parts = new Intl.NumberFormat(language || undefined).formatToParts(1234567.8);
    const sign = (type) => parts.find((part) => part.type === type)?.value;
    let plain = text
      .normalize("NFKC")
      .replace(/\p{Nd}/gu, (digit) => digitOf(digit))
      .replace(/^\s*[A-Z]{3}(?=[\s\d-])|(?<=[\s\d])[A-Z]{3}\s*$/g, "")
      .replace(/[\s'’\p{Sc}]/gu, "")
      .replace("−", "-")
      .replace("٫", ".")
      .replace("٬", ",");
    const last = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
    const both = plain.includes(".") && plain.includes(",");
    const grouped = /^-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.exec(plain);
    /* One sign only, three digits after it: thousands, unless it is the language's decimal sign. */
    const isGroup = !both && grouped && (grouped[1] !== sign("decimal") || plain.split(grouped[1]).length > 2);
    const whole = last < 0 || isGroup ? plain.length : last;
    const before = plain.slice(0, whole);
    if (/[.,]/.test(before) && !/^-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(before)) return NaN;
    plain = before.replace(/[.,]/g, "") + plain.slice(whole).replace(",", ".");
    return /^-?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
  };

  /* Decimal digits of a script stand in a row of ten. */
  const digitOf = (digit) => {
    let code = digit.codePointAt(0);
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1)) && code - 1 >= 48) {
      code -= 1;
      value += 1;
    }
    return String(value);
  };

  const total = (rows, column, language) =>
    rows
      .map((row) => number(String(row.values[column]), language))
      .filter((value) => !Number.isNaN(value))
      .reduce((sum, value) => sum + value, 0);

  /* ---- CSV (RFC 4180), as the blank download has it: byte-order mark, CRLF, no live formulas. ---- */

  const FORMULA = /^\s*[=+@＝＋＠－-]|^[\t\r]/;
  const HARMLESS = /^\s*(?:-\d+(?:[.,]\d+)?|-+)$/;

  const field = (value) => {
    const text = typeof value === "boolean" ? (value ? "☑" : "☐") : value;
    const safe = FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
    return /[",\r\n;\t|]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  const csv = (sheet, fields) => {
    const filled = fields.some(({ value }) => value);
    const extra = filled ? fields : [];
    const lines = [[...sheet.columns.map(({ title }) => title), ...extra.map(({ label }) => label)]];
    for (const row of sheet.rows) {
      if (row.shown) lines.push([...row.values, ...extra.map(({ value }) => value)]);
    }
    return `\ufeff${lines.map((line) => `${line.map(field).join(",")}\r\n`).join("")}`;
  };

  /* One file, or an archive where the form has several tables. */
  own.asCsv = async (form, name) => {
    const texts = form.sheets.map((sheet, number) => csv(sheet, number ? [] : form.fields));
    if (texts.length === 1) return { name: `${name}.csv`, blob: new Blob(texts, { type: "text/csv" }) };
    const parts = texts.map(async (text, n) => [`${name}-${n + 1}.csv`, await own.zip.pack(text)]);
    return { name: `${name}-csv.zip`, blob: own.zip.archive(await Promise.all(parts), "application/zip") };
  };

  /* ---- The workbook (SpreadsheetML, ECMA-376). ---- */

  const all = (root, name) => [...root.getElementsByTagNameNS(NS, name)];
  const letters = (n) => (n < 26 ? "" : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));
  const rowOf = (reference) => Number(/\d+$/.exec(reference)[0]);
  const parse = (xml) => new DOMParser().parseFromString(xml, "application/xml");

  /* What XML cannot hold is left out; what a program would take for an escape is escaped. */
  const legal = (text) =>
    text
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, "")
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      .slice(0, 32767);

  /* A date as a spreadsheet counts them: days since the last of 1899 (right from March 1900 on). */
  const days = (text) => {
    const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
    const found = (time - Date.UTC(1899, 11, 30)) / 864e5;
    return found > 60 ? found : NaN;
  };

  const put = (cell, value, { type } = {}, language) => {
    const make = (name, text) => {
      const element = cell.ownerDocument.createElementNS(NS, name);
      element.textContent = text;
      return element;
    };
    let amount = NaN;
    if (type === "date") amount = days(value);
    if (type === "money" || type === "number") amount = number(String(value), language);
    cell.removeAttribute("t");
    if (value === "") cell.replaceChildren();
    else if (typeof value === "boolean") {
      cell.setAttribute("t", "b");
      cell.replaceChildren(make("v", Number(value)));
    } else if (!Number.isNaN(amount)) cell.replaceChildren(make("v", amount));
    else {
      const inner = make("is", "");
      inner.append(make("t", legal(value)));
      inner.firstChild.setAttribute("xml:space", "preserve");
      cell.setAttribute("t", "inlineStr");
      cell.replaceChildren(inner);
    }
  };

  const moved = (row, by) => {
    const place = Number(row.getAttribute("r")) + by;
    row.setAttribute("r", place);
    for (const cell of all(row, "c")) cell.setAttribute("r", cell.getAttribute("r").replace(/\d+$/, place));
    return row;
  };

  /* More rows than the blank has: copies of its last one, and what stands below moves down. */
  const grow = (rows, last, by) => {
    const pattern = rows.get(last);
    for (const [place, row] of rows) if (place > last) moved(row, by);
    for (let n = by; n > 0; n -= 1) pattern.after(moved(pattern.cloneNode(true), n));
  };

  const stretched = (reference, last, by) =>
    reference.replace(/([A-Z]+)(\d+)(?= |$)/g, (whole, column, row) => (row >= last ? column + (Number(row) + by) : whole));

  const stretch = (root, last, by) => {
    const names = ["table", "autoFilter", "dimension", "dataValidation", "conditionalFormatting"];
    for (const element of names.flatMap((name) => all(root, name))) {
      for (const name of ["ref", "sqref"]) {
        const reference = element.getAttribute(name);
        if (reference) element.setAttribute(name, stretched(reference, last, by));
      }
    }
  };

  /* Widths of the columns in pixels: a digit of the body font takes seven. */
  const widths = (xml) => {
    const found = [];
    for (const col of all(xml, "col")) {
      for (let n = Number(col.getAttribute("min")); n <= Number(col.getAttribute("max")); n += 1) {
        found[n - 1] = Number(col.getAttribute("width")) * 7 - 4;
      }
    }
    return found;
  };

  /* How many lines a text takes in a column so wide, in the font of the workbook. */
  const lineCount = (text, width) => {
    const brush = document.createElement("canvas").getContext("2d");
    brush.font = "10pt Arial, Helvetica, sans-serif";
    let count = 0;
    for (const line of text.split("\n")) {
      let used = 0;
      count += 1;
      for (const word of line.split(/(?<=\s)/)) {
        const wide = brush.measureText(word).width * 1.05;
        if (used && used + wide > width) [count, used] = [count + 1, 0];
        count += Math.max(0, Math.ceil(wide / width) - 1);
        used += wide % width;
      }
    }
    return count;
  };

  /* A height for the blank would cut the entries, and not every program finds its own. */
  const raise = (row, values, room) => {
    const lines = values.map((value, n) => (typeof value === "string" ? lineCount(value, room[n]) : 1));
    const height = Math.min(Math.max(...lines) * 13 + 4, 409);
    if (height > Number(row.getAttribute("ht"))) row.setAttribute("ht", height);
  };

  const fillRows = (xml, sheet, language) => {
    const rows = new Map(all(xml, "row").map((row) => [Number(row.getAttribute("r")), row]));
    const extra = Math.max(0, sheet.rows.length - sheet.count);
    const last = sheet.first + sheet.count - 1;
    if (extra) {
      stretch(xml, last, extra);
      grow(rows, last, extra);
    }
    const cells = new Map(all(xml, "c").map((cell) => [cell.getAttribute("r"), cell]));
    sheet.rows.forEach((row, n) =>
      row.values.forEach((value, column) => {
        const cell = cells.get(letters(column) + (sheet.first + n));
        if (!cell || !(row.filled[column] || n >= sheet.count)) return;
        put(cell, value, sheet.columns[column], language);
      }),
    );
    const room = widths(xml);
    sheet.rows.forEach((row, n) => {
      const first = cells.get(`A${sheet.first + n}`);
      if (first && row.shown) raise(first.parentNode, row.values, room);
    });
    for (const formula of all(xml, "f")) {
      const column = sheet.columns.findIndex((_, n) => formula.parentNode.getAttribute("r").replace(/\d+$/, "") === letters(n));
      all(formula.parentNode, "v")[0].textContent = total(sheet.rows, column, language);
    }
    return extra ? { last, extra } : null;
  };

  const fillSheet = async (parts, sheet, form, number) => {
    const name = `xl/worksheets/sheet${number + 1}.xml`;
    const xml = parse(await parts.read(name));
    for (const { cell, value } of number ? [] : form.fields) {
      const found = value && all(xml, "c").find((one) => one.getAttribute("r") === cell);
      if (found) put(found, value);
    }
    const grown = fillRows(xml, sheet, form.language);
    await parts.write(name, xml);
    if (!grown) return;
    const links = await parts.read(`xl/worksheets/_rels/sheet${number + 1}.xml.rels`);
    const table = /tables\/table\d+\.xml/.exec(links || "");
    if (!table) return;
    const found = parse(await parts.read(`xl/${table[0]}`));
    stretch(found, grown.last, grown.extra);
    await parts.write(`xl/${table[0]}`, found);
  };

  const opened = async (file) => {
    const listed = await own.zip.directory(file);
    const parts = new Map();
    for (const [name, part] of listed) parts.set(name, { ...part, data: await own.zip.packed(file, part) });
    return {
      parts,
      read: async (name) => listed.has(name) && new Response(await own.zip.stream(file, listed.get(name))).text(),
      write: async (name, xml) => parts.set(name, await own.zip.pack(new XMLSerializer().serializeToString(xml))),
    };
  };

  /* The blank workbook at `address` with the entries in it. */
  own.asBook = async (form, name, address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new TypeError(`status ${answer.status}`);
    const book = await opened(await answer.blob());
    for (const [number, sheet] of form.sheets.entries()) await fillSheet(book, sheet, form, number);
    return { name: `${name}.xlsx`, blob: own.zip.archive([...book.parts], BOOK) };
  };

  own.number = number;
  own.total = total;
})();
