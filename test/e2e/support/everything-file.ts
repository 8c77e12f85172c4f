import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { addMonths, monthOf } from '#domain/bonus/month.ts';
import { sampleRates } from '#test/support/bonus/rates.ts';
import { addOffice } from '../../../scripts/demo/add-office.ts';
import { fillBonuses } from './bonuses-file.ts';
import { ask } from './data-port.ts';
import { fillDecisions } from './decisions-file.ts';
import { fillLog } from './log-file.ts';
import { folderWithResellers } from './resellers-file.ts';
import { fillTasks } from './tasks-file.ts';
import { fillTrainings } from './trainings-file.ts';

/** A data folder with something in every section. */
export async function folderOfEverything(): Promise<string> {
  const folder = await folderWithResellers();
  const file = join(folder, 'centre.db');
  fillTrainings(file);
  fillTasks(file);
  fillBonuses(file);
  fillLog(file);
  fillDecisions(file);
  // Nobody answers there: the line is down on every screen.
  const server = 'http://127.0.0.1:9';
  addOffice(file, {
    ...{ server, actor: 'Белова Ирина', token: 'x'.repeat(43), points: false },
    clockOffsetMs: 7 * 60_000,
  });
  return folder;
}

/** Adds what is made by steps of people: a view, a backup, requests in each state, rates, a purchase. */
export async function furnish(page: Page): Promise<void> {
  const thisMonth = monthOf(new Date().toISOString());
  await ask(page, 'view-save', { name: 'Мой вид', query: {}, columns: [] });
  await ask(page, 'backup-now');
  // One request that waits, one that is to be proven, one not handed in.
  await ask(page, 'bonus-request-approve', { pk: 2 });
  await ask(page, 'bonus-request-create', {
    ...{ resellerPk: 4, contactPk: null, interactionPk: null, submit: false },
    ...{ kind: 'souvenirs', points: 100, details: { items: 'Блокноты', quantity: 10 } },
  });
  await ask(page, 'rate-create', { validFrom: addMonths(thisMonth, -2), table: sampleRates });
  await ask(page, 'purchase-create', {
    ...{ resellerPk: 1, month: addMonths(thisMonth, -1), distributor: 'Северный склад' },
    ...{ productGroup: 'Принтеры', amountMinor: 500_000_000, currency: 'RUB', note: null },
  });
}
