export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'ibm866' | 'koi8-r';

const SAMPLE_BYTES = 256 * 1024;
const PIECE_BYTES = 1024 * 1024;
const COMMON = 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё';

/**
 * The encoding of a text file: its byte order mark, else UTF-16 by its zeros, else UTF-8 if all of it
 * is valid, else the Cyrillic code page in which it reads most like Russian.
 */
export function sniffEncoding(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = sniffUtf16(bytes);
  if (wide !== null) return wide;
  if (isUtf8(bytes)) return 'utf-8';
  return sniffCyrillic(bytes.subarray(0, SAMPLE_BYTES));
}

function sniffUtf16(bytes: Uint8Array): TextEncoding | null {
  const sample = bytes.subarray(0, 4096 & ~1);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) evenZeros += 1;
    if (sample[at + 1] === 0) oddZeros += 1;
  }
  // Digits, separators and line ends have a zero byte in UTF-16; in other texts zeros do not occur.
  const enough = Math.max(sample.length / 20, 1);
  if (oddZeros >= enough && evenZeros === 0) return 'utf-16le';
  return evenZeros >= enough && oddZeros === 0 ? 'utf-16be' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    // In pieces, as the whole would be kept as one text.
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function sniffCyrillic(sample: Uint8Array): TextEncoding {
  const candidates: readonly TextEncoding[] = ['windows-1251', 'ibm866', 'koi8-r'];
  let best: TextEncoding = 'windows-1251';
  let bestScore = -Infinity;
  for (const encoding of candidates) {
    const score = russianScore(new TextDecoder(encoding).decode(sample));
    if (score > bestScore) [best, bestScore] = [encoding, score];
  }
  return best;
}

/** Higher for text whose letters are those of Russian words in their usual case. */
function russianScore(text: string): number {
  let score = 0;
  let previous = '';
  for (const character of text) {
    if (character.charCodeAt(0) < 0x80) {
      previous = '';
      continue;
    }
    const lower = character.toLowerCase();
    const rank = COMMON.indexOf(lower);
    if (rank === -1) score -= '«»№–—“”„…•°'.includes(character) ? 0 : 4;
    else score += rank < 12 ? 2 : rank < 24 ? 1 : 0;
    // A capital after a small letter inside a word is what a wrong code page looks like.
    if (
      rank !== -1 &&
      character !== lower &&
      previous !== '' &&
      previous === previous.toLowerCase()
    ) {
      score -= 4;
    }
    previous = rank === -1 ? '' : character;
  }
  return score;
}
