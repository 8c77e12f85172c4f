/** Names and values, one a line, for a person to read; empty ones are left out. */
export function readableText(value: Readonly<Record<string, unknown>>, indent = ''): string {
  return Object.entries(value)
    .flatMap(([name, content]) => {
      const text = textOf(content, indent);
      return text === '' ? [] : [`${indent}${name}: ${text}`];
    })
    .join('\n');
}

function textOf(content: unknown, indent: string): string {
  if (content === null || content === undefined) return '';
  if (Array.isArray(content)) {
    return content
      .map((item: unknown) => textOf(item, indent).trim().replace(/\n\s*/g, ', '))
      .join('; ');
  }
  if (typeof content === 'object') {
    const inner = readableText(content as Record<string, unknown>, `${indent}  `);
    return inner === '' ? '' : `\n${inner}`;
  }
  return typeof content === 'string' ? content : JSON.stringify(content);
}
