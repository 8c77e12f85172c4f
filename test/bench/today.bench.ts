import { join } from 'node:path';
import { openConnection } from '#db/connection.ts';
import { paintedAt } from './page-keys.ts';
import { openPackagedWindow } from './packaged-window.ts';
import { againstLimit, percentile, type Bench } from './result.ts';

const opens = 100;

/** In the page: notes when a digit goes down next, as a wall-clock instant in `pressedAt`. */
function watchDigits(): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.code.startsWith('Digit')) return;
      Object.assign(globalThis, { pressedAt: performance.timeOrigin + event.timeStamp });
    },
    true,
  );
}

/** In the page: the instant noted by `watchDigits`. */
function pressedAt(): number {
  return (globalThis as unknown as { pressedAt: number }).pressedAt;
}

function counted(dataFolder: string): { open: number; all: number } {
  const db = openConnection(join(dataFolder, 'centre.db'), { readonly: true });
  try {
    const count = (where: string) =>
      Number(db.prepare(`SELECT count(*) FROM task WHERE ${where}`).pluck().get());
    return { open: count(`state = 'open' AND deleted_at IS NULL`), all: count('1') };
  } finally {
    db.close();
  }
}

export const todayOpen: Bench = {
  name: 'today-open',
  async run(context) {
    const window = await openPackagedWindow(context);
    try {
      const { page, folder } = window;
      const { open, all } = counted(folder);
      if (open === 0) throw new Error('the data have no tasks: remove .cache/demo and run again');
      await page.evaluate(watchDigits);
      const paths = await page
        .locator('nav li a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      const go = async (path: string, wanted: string): Promise<number> => {
        const shown = page.evaluate(paintedAt, { wanted: [wanted], unwanted: [] });
        const digit = paths.findIndex((href) => href.endsWith(path)) + 1;
        await page.keyboard.press(`Control+${String(digit)}`);
        return (await shown) - (await page.evaluate(pressedAt));
      };
      const today = () => go('/today', '[data-worklist="ready"] [role="option"]');
      // The least that a section takes: one that asks the data process for next to nothing.
      const plain = () => go('/import', 'nav a[href$="/import"][aria-current="page"]');
      const samples: number[] = [];
      const floors: number[] = [];
      const first = await today();
      await plain();
      for (let at = 0; at < opens; at += 1) {
        samples.push(await today());
        floors.push(await plain());
      }
      return [
        againstLimit({
          name: 'today-open',
          unit: 'ms',
          rows: all,
          value: percentile(samples, 0.95),
          floor: percentile(floors, 0.95),
          limit: 100,
          what: 'p95 from Ctrl+1 to the painted worklist, read anew',
          note: `${String(open)} open tasks; median ${percentile(samples, 0.5).toFixed(1)} ms, the first of the day ${String(Math.round(first))} ms; the floor is Ctrl+digit to another section`,
        }),
      ];
    } finally {
      await window.close();
    }
  },
};
