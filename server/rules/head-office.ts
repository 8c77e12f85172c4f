import { encodeHlc } from '#domain/identity/hlc.ts';
import { headOfficeActor } from '#contract/sync/head-office-actor.ts';
import type { Author } from './workspace-state.ts';

/** The device that stands in the stamps of what head office itself changes. */
export const headOffice = 'head-office';

/** Head office as the author of a change. */
export function headOfficeAuthor(now: number): Author {
  return {
    deviceId: null,
    mutNo: null,
    actor: headOfficeActor,
    at: now,
    stamp: encodeHlc({ ms: now, counter: 0, device: headOffice }),
  };
}
