import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection } from '#db/connection.ts';
import { enteredAt, paintedAt, pageKeys, watchEnter } from './page-keys.ts';
import { openPackagedWindow } from './packaged-window.ts';
import { againstLimit, percentile, type Bench } from './result.ts';

const rows = 1_000_000;
const calls = 200;

type Caller = { readonly number: string; readonly pk: number };

/** Callers from all over the data; each number belongs to one reseller. */
function callers(dataFolder: string): readonly Caller[] {
  const db = openConnection(join(dataFolder, 'centre.db'), { readonly: true });
  try {
    const all = db
      .prepare<[], Caller>(
        `SELECT e164 AS number, min(reseller_pk) AS pk FROM phone WHERE deleted_at IS NULL
         GROUP BY e164 HAVING count(*) = 1 ORDER BY min(reseller_pk)`,
      )
      .all();
    const step = Math.floor(all.length / (calls + 1));
    return Array.from({ length: calls + 1 }, (_, at) => all[at * step]).flatMap((one) => one ?? []);
  } finally {
    db.close();
  }
}

/** A softphone's event; answers the instant before it was sent. */
async function ring(folder: string, number: string): Promise<number> {
  const { url, token } = JSON.parse(readFileSync(join(folder, 'softphone.json'), 'utf8')) as {
    url: string;
    token: string;
  };
  const at = performance.timeOrigin + performance.now();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ number, direction: 'in' }),
  });
  if (!answer.ok) throw new Error(`the softphone was answered with ${String(answer.status)}`);
  return at;
}

export const callsInWindow: Bench = {
  name: 'calls',
  async run(context) {
    const window = await openPackagedWindow(context);
    try {
      const { page, folder } = window;
      const keys = await pageKeys(page);
      await page.evaluate(watchEnter);
      const cards: number[] = [];
      const finishes: number[] = [];
      for (const { number, pk } of callers(folder)) {
        const card = [`[data-briefing="${String(pk)}"]`, `[data-timeline="${String(pk)}"]`];
        const shown = page.evaluate(paintedAt, { wanted: card, unwanted: [] });
        const rang = await ring(folder, number);
        cards.push((await shown) - rang);
        await keys.press('Enter');
        await page.waitForSelector('[role="combobox"][aria-label="Тема"]:focus');
        await keys.type('бон');
        await keys.press('Enter');
        await page.waitForSelector('textarea:focus');
        await keys.type('Спросили о сроке');
        await keys.press('Tab');
        await keys.type('перез');
        await keys.press('Enter');
        await keys.type('завтра');
        const gone = page.evaluate(paintedAt, { wanted: [], unwanted: ['[data-call-form]'] });
        await keys.press('Enter', true);
        finishes.push((await gone) - (await page.evaluate(enteredAt)));
      }
      // The first call brings the code of the screen in; people take their first call once a day.
      const [[firstCard], [firstFinish]] = [cards.splice(0, 1), finishes.splice(0, 1)];
      return [
        againstLimit({
          name: 'call-event-card',
          unit: 'ms',
          rows,
          value: percentile(cards, 0.95),
          floor: null,
          limit: 300,
          what: "p95 from the softphone's event to the painted card of the caller",
          note: `${String(calls)} calls; median ${percentile(cards, 0.5).toFixed(1)} ms, the first of the day ${String(Math.round(firstCard ?? 0))} ms`,
        }),
        againstLimit({
          name: 'call-finish',
          unit: 'ms',
          rows,
          value: percentile(finishes, 0.95),
          floor: null,
          limit: 50,
          what: 'p95 from Ctrl+Enter to the call stored and its form gone from the screen',
          note: `${String(calls)} calls with a task each; median ${percentile(finishes, 0.5).toFixed(1)} ms, the first of the day ${String(Math.round(firstFinish ?? 0))} ms`,
        }),
      ];
    } finally {
      await window.close();
    }
  },
};
