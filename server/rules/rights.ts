import { mayDo, type AccessArea, type AccessRight, type Rights } from '#domain/access/rights.ts';
import type { Mutation } from '#contract/sync/mutation.ts';
import type { StoredRow } from './stored-row.ts';

type Need = readonly [AccessArea, AccessRight];

/** The areas in which a kind of row is written; one that gives the right is enough. */
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
};

/** Of ledger entries, those that decide about points need more than to ask for them. */
const entryNeeds: Readonly<Record<string, readonly Need[]>> = {
  accrual: [['ledger', 'add']],
  adjustment: [['ledger', 'add']],
  debit: [['bonus-approvals', 'edit']],
};

const decided: ReadonlySet<unknown> = new Set(['approved', 'declined', 'rejected']);

/** Several areas grow with the work: who may edit one may also write the rows that come with it. */
function sufficient(entity: string, right: AccessRight): readonly Need[] {
  const own = areas[entity]?.[0];
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

/**
 * Whether somebody with these rights may make a mutation. Rows of kinds that this version does not know are let
 * through: they are kept for the version that does. What one has made oneself one may take back.
 */
export function mayMake(
  rights: Rights,
  actor: string,
  mutation: Mutation,
  row: StoredRow | null,
): boolean {
  const { entity, kind } = mutation;
  if (areas[entity] === undefined) return true;
  if (row !== null && entity === 'person' && row.fields['name'] === actor) {
    // One's own password; the group and the name are for others to give.
    if (kind === 'patch' && Object.keys(mutation.fields).every((field) => field === 'verifier')) {
      return true;
    }
  }
  const isRestore = kind === 'patch' && 'deletedAt' in mutation.fields;
  if ((kind === 'delete' || isRestore) && row?.madeBy === actor) return true;
  for (const needs of special(mutation)) {
    if (!needs.some(([area, right]) => mayDo(rights, area, right))) return false;
  }
  const right: AccessRight = kind === 'create' ? 'add' : kind === 'delete' ? 'delete' : 'edit';
  return sufficient(entity, right).some(([area, needed]) => mayDo(rights, area, needed));
}

function special(mutation: Mutation): (readonly Need[])[] {
  if (mutation.entity === 'bonus-entry' && mutation.kind === 'create') {
    const needs = entryNeeds[String(mutation.fields['kind'])];
    return needs === undefined ? [] : [needs];
  }
  if (mutation.entity === 'bonus-request' && mutation.kind === 'patch') {
    return decided.has(mutation.fields['state']?.value) ? [[['bonus-approvals', 'edit']]] : [];
  }
  return [];
}
