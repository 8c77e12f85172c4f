import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { migrations as released } from '#db/migrations/index.ts';
import type { Migration } from '#db/migrate.ts';
import { openData } from '#db/open.ts';
import type { OpenData } from '#db/open.ts';
import { tempDir } from './tmp-dir.ts';

/** A real data file of its own for the running test, closed and removed when it ends. */
export function tempDatabase(
  options: { readonly file?: string; readonly migrations?: readonly Migration[] } = {},
): OpenData {
  const file = options.file ?? join(tempDir(), 'data.db');
  const data = openData(file, options.migrations ?? released, { upkeepEveryMs: 0 });
  onTestFinished(() => {
    data.close();
  });
  return data;
}
