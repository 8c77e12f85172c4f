import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteText, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { migrations } from '#db/migrations/index.ts';
import { openData } from '#db/open.ts';
import * as local from '#db/schema/local.ts';
import * as money from '#db/schema/money.ts';
import * as people from '#db/schema/people.ts';
import * as reseller from '#db/schema/reseller.ts';
import * as sync from '#db/schema/sync.ts';
import * as training from '#db/schema/training.ts';
import * as work from '#db/schema/work.ts';

type Columns = Readonly<Record<string, readonly string[]>>;

/** What people or their files write in words of their own. */
const typed: Columns = {
  access_group: ['name'],
  person: ['name'],
  reseller: [
    ...['name', 'legal_form', 'written_name', 'inn_written', 'city', 'region', 'address'],
    ...['status_reason', 'authorised_on_written', 'manager', 'segment', 'accounting_code', 'note'],
  ],
  contact: ['name', 'position', 'note'],
  phone: ['extension', 'written'],
  note: ['text', 'author'],
  interaction: ['operator', 'topic', 'outcome', 'text', 'company_text'],
  task: ['title', 'text', 'owner', 'created_by', 'assigned_by'],
  list_item: ['name'],
  training_course: ['name', 'description', 'code'],
  training_session: ['city', 'trainer', 'place', 'note'],
  training_registration: [
    ...['participant', 'reason', 'position', 'phone', 'email', 'registered_by'],
  ],
  purchase_report: ['distributor'],
  purchase: ['distributor', 'product_group', 'note'],
  bonus_request: ['number', 'reason', 'created_by', 'decided_by'],
  bonus_entry: ['text', 'actor'],
  bonus_rule: ['author'],
  bonus_posting: ['posted_by', 'reversed_by'],
  import_batch: ['file_name', 'actor'],
  buyer_decision: ['company', 'city'],
  change: ['actor'],
  saved_view: ['name'],
  conflict: ['kept_by', 'lost_by'],
  refusal: ['actor'],
  sync_state: ['workspace_name'],
};

/** JSON with words of people in it, and the column whose words they are. */
const typedJson: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bonus_request: { details: 'bonus_request.details', proof: 'bonus_request.proof' },
  // The groups of the rates are those of the purchases, or nothing would be earned.
  bonus_rule: { definition: 'purchase.product_group' },
  conflict: { kept_value: 'conflict.kept_value', lost_value: 'conflict.lost_value' },
};

/** Of a fixed form, held by a check where they are written: keys, dates, numbers, codes. */
const formed: Columns = {
  access_group: ['key', 'rights'],
  person: ['login', 'verifier'],
  reseller: ['name_key', 'inn', 'kpp', 'authorised_on', 'last_purchase_on'],
  phone: ['e164'],
  email: ['address'],
  interaction: ['phone'],
  escalation_rule: ['task_kind'],
  training_session: ['starts_on', 'ends_on', 'deadline', 'starts_at'],
  training_registration: ['participant_key'],
  purchase_report: ['month_from', 'month_to'],
  purchase: ['month', 'currency'],
  bonus_request: ['kind', 'requested_on'],
  bonus_entry: ['month', 'expires_on', 'detail'],
  bonus_rule: ['valid_from'],
  bonus_posting: ['month'],
  import_batch: ['id', 'kind', 'file_digest', 'mapping'],
  buyer_decision: ['spelling', 'inn'],
  import_mapping: ['shape', 'kind', 'columns'],
  import_source: ['kind', 'record'],
  device: ['device_id', 'data_set_id', 'last_hlc'],
  mutation: ['mut_id', 'entity', 'entity_id', 'fields', 'intent', 'args', 'hlc', 'actor'],
  change: ['entity', 'field'],
  draft: ['person', 'key', 'value'],
  setting: ['key', 'value'],
  workspace_setting: ['key', 'name', 'value'],
  saved_view: ['list', 'definition'],
  conflict: ['kind', 'row_entity', 'row_id', 'field', 'resolved_by'],
  // The rows of the input are those of its tables, see `markTyped`.
  refusal: ['code', 'details', 'intent', 'input'],
  sync_state: ['server', 'workspace', 'data_set_id', 'snapshot_id', 'cursor_mark'],
  sync_log: ['code', 'message'],
  known_before: ['entity'],
  parked_entry: ['entry', 'reason'],
};

/** Empty means something here: nobody has it, nothing was decided. */
const emptyStays = new Set([
  ...['interaction.topic', 'interaction.outcome'],
  ...['bonus_request.decided_by', 'bonus_request.reason', 'bonus_posting.reversed_by'],
]);

/** All columns of free text, as `table.column`. */
const typedColumns: readonly string[] = Object.entries(typed).flatMap(([table, columns]) =>
  columns.map((column) => `${table}.${column}`),
);

/** All marks that a screen has to show: those of the columns, and of what is inside of JSON. */
export const markedColumns: readonly string[] = [
  'refusal.input',
  ...new Set([...typedColumns, ...Object.values(typedJson).flatMap((one) => Object.values(one))]),
];

/** Columns of text that neither of the lists knows: those of a table that has come since. */
export function unlistedColumns(): readonly string[] {
  const tables: readonly SQLiteTable[] = [
    local,
    money,
    people,
    reseller,
    sync,
    training,
    work,
  ].flatMap((part) => Object.values<SQLiteTable>(part));
  return tables.flatMap((table) => {
    const name = getTableName(table);
    const known = new Set(
      [typed[name] ?? [], formed[name] ?? [], Object.keys(typedJson[name] ?? {})].flat(),
    );
    return Object.values<SQLiteColumn>(getTableColumns(table))
      .filter((column) => is(column, SQLiteText) && !column.enumValues?.length)
      .filter((column) => !['id', 'field_versions', ...known].includes(column.name))
      .map((column) => `${name}.${column.name}`);
  });
}

/** Markup that would set a flag if it were ever taken for more than text; it names its column. */
export const markOf = (column: string): string => `<img src=x onerror=ran=1 alt=${column}>`;

function markLeaves(value: unknown, mark: string): unknown {
  // Dates and currencies are of a fixed form.
  if (typeof value === 'string') {
    return /^(?:\d{4}-\d{2}.*|[A-Z]{3})$/u.test(value) ? value : `${value} ${mark}`;
  }
  if (Array.isArray(value)) return value.map((one) => markLeaves(one, mark));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    // A kind is a key.
    Object.entries(value).map(([key, one]) => [key, key === 'kind' ? one : markLeaves(one, mark)]),
  );
}

/** Puts markup into what was typed in a refused step, and into nothing that the step is made of. */
function markTyped(input: string): string {
  const mutations = JSON.parse(input) as { kind: string; fields?: Record<string, unknown> }[];
  const words = ['participant', 'position', 'createdBy', 'registeredBy', 'details'];
  const marked = (name: string, value: unknown): unknown => {
    if (!words.includes(name) || typeof value !== 'string') return value;
    const mark = markOf('refusal.input');
    return name === 'details' ? JSON.stringify(markLeaves(JSON.parse(value), mark)) : value + mark;
  };
  return JSON.stringify(
    mutations.map((one) => ({
      ...one,
      fields: Object.fromEntries(
        Object.entries(one.fields ?? {}).map(([name, value]) => [name, marked(name, value)]),
      ),
    })),
  );
}

/** Puts markup into every free text of a data file that no process has open. */
export function markTexts(file: string): void {
  const data = openData(file, migrations, { upkeepEveryMs: 0 });
  const { db } = data;
  db.transaction(() => {
    for (const column of typedColumns) {
      const [table = '', name = ''] = column.split('.');
      const old = emptyStays.has(column) ? `"${name}" || ' '` : `coalesce("${name}" || ' ', '')`;
      db.prepare(`UPDATE "${table}" SET "${name}" = ${old} || ?`).run(markOf(column));
    }
    for (const [table, columns] of Object.entries(typedJson)) {
      for (const [name, column] of Object.entries(columns)) {
        const rows = db
          .prepare<[], { pk: number; json: string }>(
            `SELECT pk, "${name}" AS json FROM "${table}" WHERE "${name}" IS NOT NULL`,
          )
          .all();
        const put = db.prepare(`UPDATE "${table}" SET "${name}" = ? WHERE pk = ?`);
        for (const { pk, json } of rows) {
          put.run(JSON.stringify(markLeaves(JSON.parse(json), markOf(column))), pk);
        }
      }
    }
    const refusals = db
      .prepare<[], { pk: number; input: string }>('SELECT pk, input FROM refusal')
      .all();
    for (const { pk, input } of refusals) {
      db.prepare('UPDATE refusal SET input = ? WHERE pk = ?').run(markTyped(input), pk);
    }
  })();
  data.close();
}
