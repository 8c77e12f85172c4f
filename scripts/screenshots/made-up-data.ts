import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeBackup } from '#db/backup/backup-to.ts';
import { defaultBackupDir } from '#db/backup/backup-name.ts';
import type { Database } from '#db/database.ts';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import { LocalStore } from '#db/repositories/local-store.ts';
import { SavedViews } from '#db/repositories/saved-views.ts';
import { Writer } from '#db/write/writer.ts';
import { generateDemo } from '../demo/generate-demo.ts';
import { repositoryRoot } from '../lib/runtime.ts';
import { writeFolder } from './made-up-folder.ts';
import { writeReport } from './made-up-report.ts';
import { writeRegisters } from './made-up-registers.ts';

/** The instant that every picture is taken at, as the pictures tell it. */
export const pictureTime = Date.UTC(2026, 10, 20, 15, 40);

/** Who works on the pictures. */
export const operator = 'Ольга Смирнова';

export type MadeUpData = {
  readonly folder: string;
  readonly file: string;
  /** The reseller whose card is shown. */
  readonly shown: { readonly pk: number; readonly inn: string; readonly phone: string };
  /** A workbook with new, changed, repeated and faulty rows. */
  readonly register: string;
  /** A workbook with the purchases of a quarter. */
  readonly report: string;
  /** A folder with both, a log and application forms. */
  readonly oldFolder: string;
  /** The log of that folder. */
  readonly log: string;
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Makes the invented data that the pictures show, in an empty folder; the same each time. */
export async function makeUpData(folder: string): Promise<MadeUpData> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'centre.db');
  generateDemo(file, { resellers: 3500, interactions: 20_000, seed: 1 }, () => undefined);
  const registers = await withData(file, (db) => writeRegisters(db, folder));
  const report = await withData(file, (db) => writeReport(db, folder));
  const old = await withData(file, (db) => writeFolder(db, folder, [registers.thisMonth, report]));
  importLastMonth(file, registers.lastMonth);
  const shown = await withData(file, (db) => {
    dateBatches(db);
    const found = mostTalkedTo(db);
    workOn(db, found.pk);
    giveTasks(db, found.pk);
    return found;
  });
  for (const age of [26 * day, 12 * day, 3 * day, 2 * day, day, 7 * hour, 2 * hour]) {
    makeBackup(file, defaultBackupDir(file), pictureTime - age);
  }
  return {
    folder,
    file,
    shown,
    register: registers.thisMonth,
    report,
    oldFolder: old.folder,
    log: old.log,
  };
}

async function withData<T>(file: string, work: (db: Database) => T | Promise<T>): Promise<T> {
  const data = openData(file, migrations, { now: () => pictureTime, upkeepEveryMs: 0 });
  try {
    return await work(data.db);
  } finally {
    data.close();
  }
}

function importLastMonth(file: string, register: string): void {
  const program = join(repositoryRoot, 'bin', 'ic.mjs');
  execFileSync(process.execPath, [program, 'import', '--db', file, register], { stdio: 'ignore' });
}

/** Gives the import of last month its time: it ran just now. */
function dateBatches(db: Database): void {
  const at = pictureTime - 31 * day;
  db.prepare('UPDATE import_batch SET started_at = ?, finished_at = ?, actor = ?').run(
    at,
    at + 2000,
    operator,
  );
  db.prepare('UPDATE reseller SET updated_at = ? WHERE updated_at > ?').run(at, pictureTime);
  db.prepare('UPDATE change SET at = ?, actor = ? WHERE at > ?').run(at, operator, pictureTime);
}

function mostTalkedTo(db: Database): MadeUpData['shown'] {
  const found = db
    .prepare<[], MadeUpData['shown']>(
      `SELECT r.pk, r.inn, (SELECT min(p.e164) FROM phone p WHERE p.reseller_pk = r.pk) AS phone
       FROM reseller r JOIN interaction i ON i.reseller_pk = r.pk
       WHERE r.status = 'authorised' AND r.level = 'gold' AND r.legal_form = 'ООО'
         AND (SELECT count(*) FROM contact c WHERE c.reseller_pk = r.pk) > 1
       GROUP BY r.pk ORDER BY count(*) DESC, r.pk LIMIT 1`,
    )
    .get();
  if (!found) throw new Error('The made-up data have no reseller to show');
  return found;
}

/** What the operator of the pictures has to do, by the clock of today: the worklist reckons with it. */
function giveTasks(db: Database, pk: number): void {
  const now = Date.now();
  const writer = new Writer(db, () => now);
  const others = db
    .prepare<[], number>(
      `SELECT pk FROM reseller WHERE status = 'authorised' AND level IS NOT NULL ORDER BY pk LIMIT 8`,
    )
    .pluck()
    .all();
  const tasks: readonly (readonly [string, number, number | undefined])[] = [
    ['Выслать расчёт по демонстрационному оборудованию', -3 * hour, pk],
    ['Уточнить реквизиты для договора', -26 * hour, others[0]],
    ['Перезвонить: Заказ и поставка', 20 * minute, others[1]],
    ['Согласовать макет рекламы', 2 * hour, others[2]],
    ['Подтвердить число участников семинара', 3 * hour, others[3]],
    ['Напомнить о документах на авторизацию', 26 * hour, others[4]],
    ['Обсудить план закупок на квартал', 4 * day, others[5]],
  ];
  writer.transaction({ actor: operator, batchPk: null }, (tx) => {
    for (const [at, [title, inMs, resellerPk]] of tasks.entries()) {
      tx.create('task', {
        ...{ kind: 'follow-up', title, resellerPk: resellerPk ?? pk, owner: operator },
        createdBy: at === 4 ? 'Ким Елена' : operator,
        assignedBy: at === 4 ? 'Ким Елена' : null,
        ...{ dueAt: now + inMs, state: 'open', priority: 0, critical: Number(at === 1) },
        ...{ escalation: 0, touchedAt: now },
      });
    }
  });
}

/** A day of work on one reseller, so that card, history and timeline have something to show. */
function workOn(db: Database, pk: number): void {
  let now = pictureTime;
  const writer = new Writer(db, () => now);
  const context = { actor: operator, batchPk: null };
  const contacts = db
    .prepare<[number], number>('SELECT pk FROM contact WHERE reseller_pk = ? ORDER BY pk')
    .pluck()
    .all(pk);
  const at = (age: number, work: Parameters<Writer['transaction']>[1]): void => {
    now = pictureTime - age;
    writer.transaction(context, work);
  };
  at(40 * day, (tx) =>
    tx.patch('reseller', pk, { status: 'suspended', statusReason: 'Не сдан отчёт за сентябрь' }),
  );
  at(33 * day, (tx) => tx.patch('reseller', pk, { status: 'authorised', statusReason: null }));
  at(5 * day, (tx) => tx.patch('reseller', pk, { segment: 'Ключевые партнёры', level: 'gold' }));
  at(26 * hour, (tx) =>
    tx.patch('reseller', pk, {
      note: 'Звонить после обеда. Счета просят присылать в двух экземплярах.',
    }),
  );
  at(3 * hour, (tx) => {
    const [first, second] = contacts;
    if (first !== undefined) {
      tx.patch('contact', first, {
        consentCalls: 'granted',
        consentLetters: 'granted',
        consentPersonalData: 'granted',
      });
    }
    if (second !== undefined)
      tx.patch('contact', second, { consentCalls: 'granted', consentLetters: 'refused' });
  });
  at(50 * minute, (tx) =>
    tx.create('note', {
      resellerPk: pk,
      text: 'Готовят заявку на демонстрационное оборудование, пришлют до конца недели.',
      author: operator,
      at: pictureTime - 50 * minute,
    }),
  );
  const store = new LocalStore(db);
  store.putSetting('userName', operator);
  new SavedViews(db, 'resellers').save('Золотые без звонка', {
    query: {
      filters: { status: ['authorised'], level: ['gold'] },
      sort: { field: 'lastInteractionAt', direction: 'asc' },
    },
    columns: [],
  });
}
