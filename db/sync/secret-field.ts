import { entityInfo } from '../write/entities.ts';
import { isKnownEntity } from './take-rows.ts';

/** Whether a field is one that no window is told, of anybody; of kinds that are not known here none is. */
export function isSecretField(entity: string, field: string): boolean {
  if (!isKnownEntity(entity)) return false;
  return entityInfo(entity).fields.some((one) => one.secret && one.field === field);
}
