import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { makeInn } from '#domain/reseller/inn.ts';
import { withResellers, type ResellerSample } from '#test/support/resellers.ts';

const cities = [
  ['Казань', 'Республика Татарстан'],
  ['Самара', 'Самарская область'],
] as const;
const statuses = ['authorised', 'candidate', 'suspended'] as const;

/** Resellers «Альфа 001» to «Альфа 120», alternating in city and status. */
export const listSamples: readonly ResellerSample[] = Array.from({ length: 120 }, (_, at) => {
  const [city, region] = cities[at % 2] ?? cities[0];
  return {
    name: `Альфа ${String(at + 1).padStart(3, '0')}`,
    legalForm: 'ООО',
    inn: makeInn(String(770_000_001 + at)),
    city,
    region,
    status: statuses[at % 3] ?? 'candidate',
    contacts: [`Иванова Анна ${at + 1}`],
    phones: [`+7495100${String(1000 + at)}`],
    emails: [`info${at + 1}@alfa.ru`],
  };
});

/** A data folder of its own for an application, with these resellers in its file. */
export async function folderWithResellers(
  samples: readonly ResellerSample[] = listSamples,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ic-e2e-'));
  const data = openData(join(folder, 'centre.db'), migrations, { upkeepEveryMs: 0 });
  withResellers(data.db, samples);
  data.close();
  return folder;
}
