import type { EntityName } from '#contract/entities.ts';
import type { AccessArea } from '#domain/access/rights.ts';
import type { DataContext } from '../context.ts';

/** The area whose view lets one see rows of a kind. */
const areaOf: Readonly<Record<Exclude<EntityName, 'conflict'>, AccessArea>> = {
  reseller: 'resellers',
  contact: 'resellers',
  phone: 'resellers',
  email: 'resellers',
  note: 'resellers',
  'buyer-decision': 'import',
  interaction: 'interactions',
  'list-item': 'lists',
  task: 'tasks',
  'escalation-rule': 'lists',
  'training-course': 'courses',
  'training-session': 'courses',
  'training-registration': 'registrations',
  'purchase-report': 'purchases',
  purchase: 'purchases',
  'bonus-request': 'bonus-requests',
  'bonus-entry': 'ledger',
  'bonus-rule': 'rates',
  'bonus-posting': 'ledger',
  'access-group': 'people',
  person: 'people',
};

/** Whether who works here may see rows of a kind; of kinds that this version does not know nobody may. */
export function maySee(context: Pick<DataContext, 'may'>, entity: string): boolean {
  if (entity === 'conflict') return true;
  const area = (areaOf as Readonly<Record<string, AccessArea>>)[entity];
  return area !== undefined && context.may(area, 'view');
}

/** Those of the lines all of whose kinds of rows one may see: what stands between may tell of the others. */
export function visibleLines<T>(
  context: Pick<DataContext, 'may'>,
  lines: readonly T[],
  entitiesOf: (line: T) => readonly string[],
): T[] {
  return lines.filter((line) => entitiesOf(line).every((entity) => maySee(context, entity)));
}
