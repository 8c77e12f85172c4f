import { describe, expect, it } from 'vitest';
import { markedHit } from '../../../renderer/features/palette/marked-hit.ts';

const lines = (commands: number, resellers: number) => [
  ...Array.from({ length: commands }, (_, at) => ({ id: `command-${at}` })),
  ...Array.from({ length: resellers }, (_, at) => ({ id: `reseller-${at}` })),
];

describe('the reseller that a line of the palette means', () => {
  it('is counted after the commands', () => {
    expect(markedHit(lines(3, 5), 3, 5)).toBe(0);
    expect(markedHit(lines(3, 5), 5, 5)).toBe(2);
    expect(markedHit(lines(0, 5), 4, 5)).toBe(4);
  });

  it('is the first before anything is drawn', () => {
    expect(markedHit([], -1, 8)).toBe(0);
  });

  it('is the last of a newer answer that has fewer', () => {
    expect(markedHit(lines(1, 8), 8, 2)).toBe(1);
  });
});
