const DELIMITERS = [';', ',', '\t', '|'] as const;
const SAMPLE_CHARACTERS = 64 * 1024;
const MAX_RECORDS = 200;

/**
 * The delimiter that splits most of the first records into the same number of fields, quotes
 * respected; `;` when none splits anything, as in a file of one column.
 */
export function sniffDelimiter(text: string): string {
  const stated = /^sep=(.)\r?\n/iu.exec(text)?.[1];
  if (stated !== undefined) return stated;
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best = ';';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = consistency(fieldCounts(sample, delimiter));
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** The share of records that have the commonest number of fields above one, times their number. */
function consistency(counts: readonly number[]): number {
  const byCount = new Map<number, number>();
  for (const count of counts) {
    if (count > 1) byCount.set(count, (byCount.get(count) ?? 0) + 1);
  }
  let best = 0;
  for (const [count, times] of byCount) {
    best = Math.max(best, (times / counts.length) * Math.log2(count + 1));
  }
  return best;
}

function fieldCounts(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let fields = 1;
  let quoted = false;
  let blank = true;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === delimiter) fields += 1;
    else if (character === '\n' || character === '\r') {
      if (!blank) counts.push(fields);
      if (counts.length >= MAX_RECORDS) return counts;
      fields = 1;
      blank = true;
      continue;
    }
    blank = false;
  }
  if (!blank) counts.push(fields);
  return counts;
}
