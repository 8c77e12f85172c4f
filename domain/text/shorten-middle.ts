const ELLIPSIS = '…';

/** Shortens a text to at most `max` characters, both ends kept, the middle replaced by `…`. */
export function shortenMiddle(text: string, max: number): string {
  if (text.length <= max) return text;
  // By code points, so that no surrogate pair is cut in two.
  const characters = Array.from(text);
  if (characters.length <= max) return text;
  if (max <= 1) return max === 1 ? ELLIPSIS : '';
  const head = Math.ceil((max - 1) / 2);
  const tail = max - 1 - head;
  return (
    characters.slice(0, head).join('') +
    ELLIPSIS +
    characters.slice(characters.length - tail).join('')
  );
}
