import { decodeEntities } from './xml-text.ts';

export type XmlTag = {
  /** Without namespace prefix. */
  readonly name: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
  /** The value of an attribute, by its name with or without prefix. */
  attribute(name: string): string | undefined;
};

/**
 * Calls back for each tag in document order; comments, CDATA and declarations are stepped over.
 * For small parts only (relationships, styles): sheets are scanned as bytes.
 */
export function forEachTag(xml: string, onTag: (tag: XmlTag) => void): void {
  let at = xml.indexOf('<');
  while (at !== -1 && at + 1 < xml.length) {
    const skipped = skipSpecial(xml, at);
    if (skipped !== null) {
      at = xml.indexOf('<', skipped);
      continue;
    }
    const end = tagEnd(xml, at + 1);
    onTag(createTag(xml.slice(at + 1, end)));
    at = xml.indexOf('<', end);
  }
}

/** The position after a comment, CDATA section, declaration or instruction; null for a tag. */
function skipSpecial(xml: string, at: number): number | null {
  const next = xml[at + 1];
  if (next !== '!' && next !== '?') return null;
  const terminator = next === '?' ? '?>' : specialTerminator(xml, at);
  const end = xml.indexOf(terminator, at + 2);
  return end === -1 ? xml.length : end + terminator.length;
}

function specialTerminator(xml: string, at: number): string {
  if (xml.startsWith('<!--', at)) return '-->';
  return xml.startsWith('<![CDATA[', at) ? ']]>' : '>';
}

/** The position of the `>` that ends a tag; one inside quotes does not. */
function tagEnd(xml: string, start: number): number {
  let quote = 0;
  for (let at = start; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return at;
  }
  return xml.length;
}

function createTag(text: string): XmlTag {
  const closing = text.startsWith('/');
  const selfClosing = text.endsWith('/');
  const fullName = /^\/?([^\s/>]*)/u.exec(text)?.[1] ?? '';
  let attributes: Map<string, string> | undefined;
  return {
    name: localName(fullName),
    closing,
    selfClosing,
    attribute(name) {
      attributes ??= parseAttributes(text);
      return attributes.get(name);
    },
  };
}

function parseAttributes(text: string): Map<string, string> {
  const result = new Map<string, string>();
  for (const match of text.matchAll(/([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)) {
    const [, name = '', double, single] = match;
    const value = decodeEntities(double ?? single ?? '');
    result.set(name, value);
    const local = localName(name);
    if (!result.has(local)) result.set(local, value);
  }
  return result;
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}
