import type { SyncStatus } from '#contract/head-office.ts';
import { clockWarningMs } from '#contract/sync/limits.ts';
import { formatTime } from '../../lib/format.ts';
import type { Translate } from '../../lib/text-key.ts';

/** So long nothing may come before a person is told; the exchange itself gives up later. */
const stalledAfterMs = 30_000;

/** How long nothing has moved in the exchange that runs, in seconds; null while all is well. */
export function stalledSeconds(
  { state, progressAt }: Pick<SyncStatus, 'state' | 'progressAt'>,
  now: number,
): number | null {
  if (state !== 'exchanging' || progressAt === null) return null;
  const ms = now - progressAt;
  return ms < stalledAfterMs ? null : Math.floor(ms / 1000);
}

/** By how many minutes this computer's clock is wrong, and which way; null where nobody needs to know. */
export function clockFault(
  offsetMs: number,
): { readonly minutes: number; readonly way: 'slow' | 'fast' } | null {
  if (Math.abs(offsetMs) < clockWarningMs) return null;
  // Head office is ahead where this clock is slow.
  return {
    minutes: Math.round(Math.abs(offsetMs) / 60_000),
    way: offsetMs > 0 ? 'slow' : 'fast',
  };
}

/** Faults that have a sentence of their own; the others come and go without a person. */
const told = [
  ...(['sync/unreachable', 'sync/timeout', 'sync/unavailable', 'sync/bad-answer'] as const),
  ...(['sync/too-many-requests', 'sync/other-data-set', 'sync/revoked'] as const),
  ...(['sync/unknown-device', 'sync/no-token', 'sync/protocol-too-new'] as const),
  ...(['sync/protocol-too-old', 'sync/mass-delete', 'app/internal'] as const),
];

/** The sentence for a fault of the line: what happened, what is safe, what to do. */
export function faultSentence(t: Translate, fault: NonNullable<SyncStatus['fault']>): string {
  const code = told.find((one) => one === fault.code) ?? 'sync/unavailable';
  return t(`errors:${code}`, fault.details);
}

/** The state of the line in one or two words; with the time of the next try where there is one. */
export function stateWord(t: Translate, { state, nextTryAt }: SyncStatus): string {
  if (state === 'waiting' && nextTryAt !== null) {
    return t('headOffice:state.waitingUntil', { at: formatTime(nextTryAt) });
  }
  return t(`headOffice:state.${state}`);
}

/** Faults after which only a new code from head office leads on. */
export function needsCode({ state, fault }: SyncStatus): boolean {
  if (state === 'not-enrolled') return true;
  const lost = ['sync/revoked', 'sync/unknown-device', 'sync/no-token'];
  return state === 'stopped' && lost.includes(fault?.code ?? '');
}

export type EnrolField = 'server' | 'code' | 'certificate';

/** Under which field of the form a fault of joining is told. */
export function fieldOfFault(code: string, message: string): EnrolField {
  if (code === 'sync/wrong-code' || code === 'sync/too-many-requests') return 'code';
  if (code.startsWith('file/')) return 'certificate';
  // As the system calls a certificate that it does not trust.
  if (code === 'sync/unreachable' && /CERT|SIGNATURE|ALTNAME/.test(message)) return 'certificate';
  return 'server';
}
