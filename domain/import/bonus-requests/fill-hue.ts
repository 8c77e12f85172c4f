/** What a colour behind a cell may stand for; any other colour, grey among them, stands for nothing. */
export type FillHue = 'green' | 'yellow' | 'red';

/**
 * Paler or darker than so much, a colour has no hue that a person would name: the wash behind wrong
 * cells in our own workbook of errors has none.
 */
const leastChroma = 32;

/** The hue of a colour, given as `RRGGBB`: pale and dark ones count, orange counts as yellow. */
export function fillHue(rgb: string): FillHue | null {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => parseInt(rgb.slice(at, at + 2), 16));
  const most = Math.max(red, green, blue);
  const chroma = most - Math.min(red, green, blue);
  if (!(chroma >= leastChroma)) return null;
  const degrees = 60 * sextant(red, green, blue, most, chroma);
  if (degrees < 20 || degrees >= 335) return 'red';
  if (degrees < 70) return 'yellow';
  return degrees < 170 ? 'green' : null;
}

/** The place on the circle of colours, 0 to 6; red is at both ends. */
function sextant(red: number, green: number, blue: number, most: number, chroma: number): number {
  if (most === red) return ((green - blue) / chroma + 6) % 6;
  if (most === green) return (blue - red) / chroma + 2;
  return (red - green) / chroma + 4;
}
