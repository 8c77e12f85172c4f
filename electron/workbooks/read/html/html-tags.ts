export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'tag';
      readonly name: string;
      readonly closing: boolean;
      readonly source: string;
    };

/** Elements whose content is no text of the page. */
const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'head', 'xml', 'title']);

/** Calls back for each text and tag of a page, in order; comments and unseen parts left out. */
export function forEachHtmlToken(html: string, onToken: (token: HtmlToken) => void): void {
  const lower = html.toLowerCase();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const textEnd = open === -1 ? html.length : open;
    if (textEnd > at) onToken({ kind: 'text', text: html.slice(at, textEnd) });
    if (open === -1) return;
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open);
      continue;
    }
    const end = tagEnd(html, open);
    const source = html.slice(open, end);
    const match = /^<(\/?)([a-z][\w:]*)/iu.exec(source);
    at = end;
    if (match === null) {
      // `<` before a digit or a space is a letter of the text; declarations are nothing.
      if (/^<[^!?/]/u.test(source)) {
        onToken({ kind: 'text', text: '&lt;' });
        at = open + 1;
      }
      continue;
    }
    const name = (match[2] ?? '').toLowerCase();
    const closing = match[1] === '/';
    if (UNSEEN.has(name) && !closing && !source.endsWith('/>'))
      at = after(lower, `</${name}>`, end);
    else onToken({ kind: 'tag', name, closing, source });
  }
}

/** The value of an attribute of a tag, or undefined. */
export function htmlAttribute(source: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'iu').exec(
    source,
  );
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

function tagEnd(html: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < html.length; at += 1) {
    const character = html[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if ((character === '"' || character === "'") && html[at - 1] === '=') quote = character;
    else if (character === '>') return at + 1;
  }
  return html.length;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}
