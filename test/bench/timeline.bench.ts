import { join } from 'node:path';
import { openConnection } from '#db/connection.ts';
import { enteredAt, paintedAt, pageKeys, watchEnter } from './page-keys.ts';
import { openPackagedWindow } from './packaged-window.ts';
import { againstLimit, percentile, type Bench } from './result.ts';

const opens = 100;

type Partner = { readonly pk: number; readonly inn: string; readonly entries: number };

/** The reseller with the most interactions, and others to look at in between. */
function partners(dataFolder: string): { busiest: Partner; others: readonly Partner[] } {
  const db = openConnection(join(dataFolder, 'centre.db'), { readonly: true });
  try {
    const [busiest, ...others] = db
      .prepare<[], Partner>(
        `SELECT r.pk, r.inn, n.entries FROM reseller r JOIN (SELECT reseller_pk, count(*) AS entries
           FROM interaction WHERE deleted_at IS NULL GROUP BY reseller_pk) n ON n.reseller_pk = r.pk
         WHERE r.inn IS NOT NULL ORDER BY n.entries DESC LIMIT 10`,
      )
      .all();
    if (!busiest) throw new Error('no reseller has interactions');
    return { busiest, others };
  } finally {
    db.close();
  }
}

export const timelineOpen: Bench = {
  name: 'timeline-open',
  async run(context) {
    const window = await openPackagedWindow(context);
    try {
      const { page, folder } = window;
      const keys = await pageKeys(page);
      const { busiest, others } = partners(folder);
      await page.evaluate(watchEnter);
      const open = async ({ inn, pk }: Partner): Promise<number> => {
        await page.locator('#search').focus();
        await page.locator('#search').fill(inn);
        await page.waitForSelector(`[data-query="${inn}"] [role="option"]`);
        const timeline = `article[data-reseller="${String(pk)}"] [data-timeline="${String(pk)}"]`;
        const shown = page.evaluate(paintedAt, { wanted: [timeline], unwanted: [] });
        await keys.press('Enter');
        return (await shown) - (await page.evaluate(enteredAt));
      };
      const samples: number[] = [];
      // The first opening brings the code of the card in; people open their first card once a day.
      for (const one of others) await open(one);
      for (let at = 0; at < opens; at += 1) {
        samples.push(await open(busiest));
        const other = others[at % others.length];
        if (other) await open(other);
      }
      return [
        againstLimit({
          name: 'timeline-open',
          unit: 'ms',
          rows: busiest.entries,
          value: percentile(samples, 0.95),
          floor: null,
          limit: 50,
          what: 'p95 from Enter to the painted card with the timeline of the busiest reseller',
          note: `${String(opens)} times, others in between; median ${percentile(samples, 0.5).toFixed(1)} ms`,
        }),
      ];
    } finally {
      await window.close();
    }
  },
};
