/* Zip archives (APPNOTE 4.3) in the browser: reading the parts of a file, and writing them again. */
(() => {
  "use strict";

  const own = (window.learningModules = window.learningModules || {});

  const view = async (blob) => new DataView(await blob.arrayBuffer());
  const bytesOf = async (stream) => new Uint8Array(await new Response(stream).arrayBuffer());

  /* The directory at the end of the file: where each part is, and how it is packed. */
  const directory = async (file) => {
    const tail = await view(file.slice(-65557));
    let at = tail.byteLength - 22;
    while (at >= 0 && tail.getUint32(at, true) !== 0x06054b50) at -= 1;
    if (at < 0) throw new RangeError("no directory");
    const start = tail.getUint32(at + 16, true);
    const list = await view(file.slice(start, start + tail.getUint32(at + 12, true)));
    const parts = new Map();
    for (let p = 0; p + 46 <= list.byteLength && list.getUint32(p, true) === 0x02014b50; ) {
      const length = list.getUint16(p + 28, true);
      const name = new TextDecoder().decode(new Uint8Array(list.buffer, p + 46, length));
      parts.set(name, {
        method: list.getUint16(p + 10, true),
        crc: list.getUint32(p + 16, true),
        size: list.getUint32(p + 20, true),
        length: list.getUint32(p + 24, true),
        start: list.getUint32(p + 42, true),
      });
      p += 46 + length + list.getUint16(p + 30, true) + list.getUint16(p + 32, true);
    }
    return parts;
  };

  /* A part as it lies in the archive, packed. */
  const packed = async (file, part) => {
    const head = await view(file.slice(part.start, part.start + 30));
    const start = part.start + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    return file.slice(start, start + part.size);
  };

  const stream = async (file, part) => {
    const raw = (await packed(file, part)).stream();
    return part.method === 0 ? raw : raw.pipeThrough(new DecompressionStream("deflate-raw"));
  };

  /* CRC-32 (ISO 3309), bit by bit: the parts are small. */
  const checksum = (bytes) => {
    let crc = -1;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
  };

  const pack = async (text) => {
    const bytes = new TextEncoder().encode(text);
    const made = { crc: checksum(bytes), length: bytes.length, method: 0, data: bytes };
    if (window.CompressionStream) {
      made.method = 8;
      made.data = await bytesOf(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")));
    }
    return { ...made, size: made.data.length };
  };

  /* The header that stands before a part, and again in the directory with `start`. */
  const header = (name, part, start) => {
    const inList = start !== undefined;
    const head = new DataView(new ArrayBuffer(inList ? 46 : 30));
    const put = (at, ...values) => values.forEach((value, n) => head.setUint16(at + 2 * n, value, true));
    head.setUint32(0, inList ? 0x02014b50 : 0x04034b50, true);
    const at = inList ? 6 : 4;
    if (inList) put(4, 20);
    /* Version 2.0, names in UTF-8, the earliest date there is. */
    put(at, 20, 0x0800, part.method, 0, 0x21);
    for (const [n, value] of [part.crc, part.size, part.length].entries()) head.setUint32(at + 10 + 4 * n, value, true);
    put(at + 22, name.length);
    if (inList) head.setUint32(42, start, true);
    return head;
  };

  /* An archive of parts: [name, part], each packed by pack() or taken over as it was. */
  const archive = (parts, type) => {
    const files = [];
    const list = [];
    let start = 0;
    let listed = 0;
    for (const [text, part] of parts) {
      const name = new TextEncoder().encode(text);
      files.push(header(name, part), name, part.data);
      list.push(header(name, part, start), name);
      start += 30 + name.length + part.size;
      listed += 46 + name.length;
    }
    const end = new DataView(new ArrayBuffer(22));
    end.setUint32(0, 0x06054b50, true);
    end.setUint16(8, parts.length, true);
    end.setUint16(10, parts.length, true);
    end.setUint32(12, listed, true);
    end.setUint32(16, start, true);
    return new Blob([...files, ...list, end], { type });
  };

  own.zip = { directory, packed, stream, pack, archive };
})();
