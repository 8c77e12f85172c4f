/** One measured point: rows of the log, and milliseconds per change with so many. */
export type ScalePoint = { readonly rows: number; readonly push: number; readonly pull: number };

const width = 640;
const height = 320;
const left = 64;
const right = 48;
const top = 40;
const bottom = 48;

const series = [
  { key: 'push', label: 'push', colour: '#2457c5' },
  { key: 'pull', label: 'pull', colour: '#b4540a' },
] as const;

/**
 * The cost of a change over the rows of the log as an SVG: rows on a logarithmic scale, milliseconds from zero on,
 * so that what grows is seen to grow.
 */
export function scalePlot(points: readonly ScalePoint[], caption: string): string {
  const logs = points.map(({ rows }) => Math.log10(rows));
  const [from, to] = [Math.min(...logs), Math.max(...logs)];
  const most = Math.max(...points.flatMap(({ push, pull }) => [push, pull])) * 1.25;
  const x = (rows: number) =>
    left + ((Math.log10(rows) - from) / Math.max(1e-9, to - from)) * (width - left - right);
  const y = (ms: number) => height - bottom - (ms / most) * (height - top - bottom);
  const n = (value: number) => value.toFixed(1);
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="#c9ccd3"/>`;
  const text = (at: readonly [number, number], content: string, rest = '') =>
    `<text x="${n(at[0])}" y="${n(at[1])}"${rest}>${content}</text>`;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => share * most);
  const parts = [
    ...ticks.map((ms) => line(left, y(ms), width - right, y(ms))),
    ...ticks.map((ms) => text([left - 8, y(ms) + 4], ms.toFixed(2), ' text-anchor="end"')),
    ...points.map(({ rows }) =>
      text([x(rows), height - bottom + 20], rows.toLocaleString('en'), ' text-anchor="middle"'),
    ),
    text([left, height - 8], 'rows of the log'),
    text([left, 20], caption),
    ...series.flatMap(({ key, label, colour }, at) => [
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points
        .map((point) => `${n(x(point.rows))},${n(y(point[key]))}`)
        .join(' ')}"/>`,
      ...points.map(
        (point) =>
          `<circle cx="${n(x(point.rows))}" cy="${n(y(point[key]))}" r="3.5" fill="${colour}"/>`,
      ),
      text([width - right - 90 + at * 50, 20], label, ` fill="${colour}" font-weight="600"`),
    ]),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" font-family="sans-serif" font-size="12" fill="#1b1e24">
<rect width="100%" height="100%" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
}
