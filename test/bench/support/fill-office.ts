import type { SyncOffice } from './sync-office.ts';

const at = 1_790_000_000_000;

/** How many rows of each kind, of a number of rows in all; what a row refers to is made before it. */
function kindsOf(rows: number) {
  const tenth = Math.floor(rows / 10);
  return [
    ['reseller', tenth],
    ['contact', tenth],
    ['phone', tenth],
    ['interaction', rows - 3 * tenth],
  ] as const;
}

/** An id that is made of a number as `uuidV7` makes them of the time: later ones are greater. */
const idOf = (kind: string, n: string) =>
  `('019${kind}0000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const resellerOf = `${idOf('a', '1 + n % $3::bigint')}`;

const fieldsOf: Readonly<Record<string, string>> = {
  reseller: `'name', 'ООО «Торговый дом № ' || n || '»', 'legalForm', 'ООО', 'status', 'authorised',
    'inn', (7700000000 + n)::text, 'city', (ARRAY['Москва','Казань','Тверь','Омск','Пермь'])[1 + n % 5],
    'manager', 'Менеджер ' || n % 40, 'level', (ARRAY['gold','silver','bronze'])[1 + n % 3]`,
  contact: `'resellerId', ${resellerOf}, 'name', 'Иванова Мария ' || n, 'position', 'Закупки'`,
  phone: `'resellerId', ${resellerOf}, 'e164', '+7' || (9000000000 + n), 'written', '8 ' || (9000000000 + n)`,
  interaction: `'resellerId', ${resellerOf}, 'channel', 'call-in', 'direction', 'in', 'state', 'done',
    'occurredAt', ${String(at)} + n, 'durationS', 30 + n % 600, 'operator', 'Оператор ' || n % 60,
    'topic', 'Наличие и цены', 'outcome', 'Решено',
    'text', 'Спрашивали о поставке партии № ' || n || ' и о сроках; перезвонить после обеда'`,
};

const letters: Readonly<Record<string, string>> = {
  reseller: 'a',
  contact: 'b',
  phone: 'c',
  interaction: 'd',
};

/** What is made: the rows as they stand, the log that tells of them, or both. */
export type Filled = { readonly records: boolean; readonly log: boolean };

/**
 * Fills head office's tables by SQL with rows as desktops would have sent them. The hashes of the log have the
 * length of true ones, but do not chain: nothing that is measured follows them.
 */
export async function fillOffice(
  { sql, workspace }: Pick<SyncOffice, 'sql' | 'workspace'>,
  rows: number,
  what: Filled = { records: true, log: true },
): Promise<void> {
  const kinds = kindsOf(rows);
  const resellers = kinds[0][1];
  for (const [entity, count] of kinds) {
    const made = `SELECT ${idOf(letters[entity] ?? '', 'n')} AS id,
        jsonb_build_object(${fieldsOf[entity] ?? ''}, 'createdAt', ${String(at)} + n) AS fields, n
      FROM generate_series(1, $2::bigint) AS n WHERE $3::bigint > 0`;
    const values = [workspace, count, resellers];
    if (what.records) {
      await sql.query(
        `INSERT INTO record (workspace, entity, id, row_version, fields, made_hlc, made_by, actor, at)
         SELECT $1, '${entity}', id, 1, fields, '019a00000000-0000-bench', 'Оператор', 'Оператор',
           ${String(at)} + n FROM (${made}) AS made`,
        values,
      );
    }
    if (what.log) {
      await sql.query(
        `INSERT INTO log (workspace, entity, id, op, row_version, fields, actor, at, hash)
         SELECT $1, '${entity}', id, 'create', 1, fields::json, 'Оператор', ${String(at)} + n,
           sha256(convert_to(n::text, 'UTF8')) FROM (${made}) AS made ORDER BY n`,
        values,
      );
    }
  }
  await sql.query('VACUUM ANALYZE record');
  await sql.query('VACUUM ANALYZE log');
}
