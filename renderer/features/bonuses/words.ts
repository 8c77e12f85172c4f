import { isRequestKind } from '#domain/bonus/request-kinds.ts';
import type { KindField, RequestKind } from '#domain/bonus/request-kinds.ts';
import type { useTexts } from '../../lib/use-texts.ts';

type T = ReturnType<typeof useTexts>['t'];

/** What a request is for; a kind that came from elsewhere stands as it is. */
export function kindWord(t: T, kind: string): string {
  return isRequestKind(kind) ? t(`bonuses:kind.${kind}`) : kind;
}

/** The name of a field of a kind: the same key may mean another thing in another kind. */
export function fieldWord(t: T, kind: RequestKind, key: string): string {
  return t(`bonuses:field.${kind}.${key}` as 'bonuses:field.souvenirs.items');
}

/** The name of a proof. */
export function proofWord(t: T, key: string): string {
  return t(`bonuses:proof.${key}` as 'bonuses:proof.photo');
}

/** One value of a field that is chosen. */
export function optionWord(t: T, field: KindField, option: string): string {
  return t(`bonuses:option.${field.key}.${option}` as 'bonuses:option.medium.print');
}
