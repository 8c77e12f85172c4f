import type { AccessArea, AccessRight } from './rights.ts';

type Need = readonly [AccessArea, AccessRight];

/** A row as it is written: with the values of the fields that are. */
export type WrittenRow = {
  readonly kind: 'create' | 'patch' | 'delete';
  readonly entity: string;
  readonly values: Readonly<Record<string, unknown>>;
};

/** The areas in which a kind of row is written, its own first; one that gives the right is enough. */
const areas: Readonly<Record<string, readonly AccessArea[]>> = {
  reseller: ['resellers', 'import'],
  contact: ['resellers', 'registrations', 'interactions', 'import'],
  phone: ['resellers', 'interactions', 'import'],
  email: ['resellers', 'interactions', 'import'],
  note: ['resellers', 'interactions'],
  'buyer-decision': ['import'],
  interaction: ['interactions', 'import'],
  task: ['tasks', 'interactions', 'registrations', 'bonus-requests', 'bonus-approvals'],
  'training-course': ['courses', 'import'],
  'training-session': ['courses', 'import'],
  'training-registration': ['registrations', 'courses', 'import'],
  'purchase-report': ['purchases', 'import'],
  purchase: ['purchases', 'import'],
  'bonus-request': ['bonus-requests', 'bonus-approvals', 'registrations', 'import'],
  'bonus-entry': ['ledger', 'bonus-requests', 'bonus-approvals', 'registrations'],
  'bonus-rule': ['rates'],
  'bonus-posting': ['ledger'],
  'access-group': ['people'],
  person: ['people'],
  'list-item': ['lists'],
  'escalation-rule': ['lists'],
  'workspace-setting': ['lists'],
};

/** Of ledger entries, those that decide about points need more than to ask for them. */
const entryNeeds: Readonly<Record<string, readonly Need[]>> = {
  accrual: [['ledger', 'add']],
  adjustment: [['ledger', 'add']],
  debit: [['bonus-approvals', 'edit']],
};

const decided: ReadonlySet<unknown> = new Set(['approved', 'declined', 'rejected']);

/** The area whose view lets one see rows of a kind; undefined for kinds that this version does not know. */
export function areaOfRow(entity: string): AccessArea | undefined {
  return areas[entity]?.[0];
}

/** Several areas grow with the work: who may edit one may also write the rows that come with it. */
function sufficient(entity: string, right: AccessRight): readonly Need[] {
  const own = areaOfRow(entity);
  return (areas[entity] ?? []).flatMap((area): Need[] => {
    if (area === own)
      return right === 'edit'
        ? [
            [area, 'edit'],
            [area, 'add'],
          ]
        : [[area, right]];
    return [
      [area, 'add'],
      [area, 'edit'],
    ];
  });
}

function special({ entity, kind, values }: WrittenRow): (readonly Need[])[] {
  if (entity === 'bonus-entry' && kind === 'create') {
    const needs = entryNeeds[String(values['kind'])];
    return needs === undefined ? [] : [needs];
  }
  // The ledger is only added to: who asks for points, or grants them, changes no entry.
  if (entity === 'bonus-entry' && kind === 'patch') return [[['ledger', 'edit']]];
  if (entity === 'bonus-request' && kind === 'patch') {
    return decided.has(values['state']) ? [[['bonus-approvals', 'edit']]] : [];
  }
  return [];
}

const rightOf = { create: 'add', patch: 'edit', delete: 'delete' } as const;

/**
 * What is missing for writing a row: for each thing that is, the rights any of which would do. Empty for who may,
 * and for kinds of rows that this version does not know.
 */
export function missingToWrite(
  may: (area: AccessArea, right: AccessRight) => boolean,
  row: WrittenRow,
): readonly (readonly Need[])[] {
  if (areas[row.entity] === undefined) return [];
  const needed = [...special(row), sufficient(row.entity, rightOf[row.kind])];
  return needed.filter((needs) => !needs.some(([area, right]) => may(area, right)));
}
