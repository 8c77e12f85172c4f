import { inflateSync } from 'node:zlib';

/** What a document says of itself, read back from its bytes. */
export type ReadPdf = {
  readonly pages: number;
  /** The text of each page, as a reader would copy it: by the maps that the fonts carry. */
  readonly texts: readonly string[];
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
  readonly title: string;
  readonly author: string;
  readonly language: string;
};

type Parts = { readonly head: string; readonly stream: Buffer | null };

/** Reads a PDF of pdfkit: plain objects, deflated streams, Type 0 fonts with a ToUnicode map. */
export function readPdf(bytes: Buffer): ReadPdf {
  const objects = readObjects(bytes);
  const object = (ref: string): Parts => {
    const found = objects.get(Number(/^(\d+)/.exec(ref)?.[1] ?? 0));
    if (!found) throw new Error(`no object ${ref}`);
    return found;
  };
  const refOf = (head: string, key: string): string | null =>
    new RegExp(`/${key} (\\d+ 0 R)`).exec(head)?.[1] ?? null;
  const maps = new Map<string, ReadonlyMap<number, string>>();
  const fonts: { name: string; embedded: boolean }[] = [];
  for (const { head } of objects.values()) {
    for (const [, name = '', ref = ''] of head.matchAll(/\/(F\d+) (\d+ 0 R)/g)) {
      if (maps.has(name)) continue;
      const font = object(ref).head;
      const map = refOf(font, 'ToUnicode');
      maps.set(name, map === null ? new Map() : readMap(object(map)));
      const descendant = /\/DescendantFonts \[(\d+ 0 R)/.exec(font)?.[1] ?? ref;
      const descriptor = refOf(object(descendant).head, 'FontDescriptor');
      fonts.push({
        name: /\/BaseFont \/(\S+)/.exec(font)?.[1] ?? '',
        embedded: descriptor !== null && /\/FontFile\d? /.test(object(descriptor).head),
      });
    }
  }
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  const all = [...objects.values()].map(({ head }) => head).join('\n');
  const stringOf = (key: string): string => {
    const ref = refOf(all, key);
    const text =
      ref === null ? all.slice(all.indexOf(`/${key} (`) + key.length + 2) : object(ref).head;
    return text.startsWith('(') ? readString(text) : '';
  };
  return {
    pages: pages.length,
    texts: pages.map(({ head }) => {
      const content = refOf(head, 'Contents');
      return content === null ? '' : readText(plain(object(content)), maps);
    }),
    fonts,
    title: stringOf('Title'),
    author: stringOf('Author'),
    language: stringOf('Lang'),
  };
}

function readObjects(bytes: Buffer): Map<number, Parts> {
  const text = bytes.toString('latin1');
  const objects = new Map<number, Parts>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('\nendobj', start);
    const body = text.slice(start, end);
    const at = body.indexOf('stream\n');
    const length = /\/Length (\d+)/.exec(body)?.[1];
    const isStream = at >= 0 && length !== undefined;
    const from = start + at + 'stream\n'.length;
    objects.set(Number(match[1]), {
      head: isStream ? body.slice(0, at) : body,
      stream: isStream ? bytes.subarray(from, from + Number(length)) : null,
    });
  }
  return objects;
}

function plain({ head, stream }: Parts): string {
  if (stream === null) return '';
  return (head.includes('/FlateDecode') ? inflateSync(stream) : stream).toString('latin1');
}

/** Which letters the numbers of a font stand for. */
function readMap(parts: Parts): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  const letters = (hex: string): string =>
    String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((four) => parseInt(four, 16)));
  for (const [, from = '', list = ''] of plain(parts).matchAll(
    /<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi,
  )) {
    [...list.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, hex = ''], at) => {
      map.set(parseInt(from, 16) + at, letters(hex.replaceAll(' ', '')));
    });
  }
  return map;
}

function readText(content: string, maps: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map();
  const lines: string[] = [];
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = maps.get(name) ?? new Map();
    if (shown === undefined) continue;
    const hex = [...shown.matchAll(/<([0-9a-f]*)>/gi)].map(([, part = '']) => part).join('');
    const codes = (hex.match(/.{4}/g) ?? []).map((four) => parseInt(four, 16));
    lines.push(codes.map((code) => font.get(code) ?? '\ufffd').join(''));
  }
  return lines.join('\n');
}

/** A literal string: Latin, or UTF-16 with its mark. */
function readString(text: string): string {
  const bytes: number[] = [];
  for (let at = 1; text.charAt(at) !== ')'; at += 1) {
    if (text.charAt(at) === '\\') {
      at += 1;
      const special = { n: 10, r: 13, t: 9, b: 8, f: 12 }[text.charAt(at)];
      bytes.push(special ?? text.charCodeAt(at));
    } else bytes.push(text.charCodeAt(at));
  }
  const raw = Buffer.from(bytes);
  if (raw[0] !== 0xfe || raw[1] !== 0xff) return raw.toString('latin1');
  return raw.subarray(2).swap16().toString('utf16le');
}
