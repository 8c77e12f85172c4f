import { BonusLedger } from '#db/repositories/bonus-ledger.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { localDate } from '#domain/calendar/instant.ts';
import type { Account } from '#domain/bonus/account.ts';
import type { DataContext } from '../context.ts';
import { shownZone } from '../shown-zone.ts';

/** What a use case of points needs of its surroundings. */
export type BonusContext = Pick<
  DataContext,
  'db' | 'actor' | 'now' | 'workingTime' | 'may' | 'denied'
>;

/** The day it is for the person at this desktop, in the zone of the settings. */
export function todayOf(context: Pick<DataContext, 'now' | 'workingTime'>): string {
  return localDate(context.now(), shownZone(context));
}

/**
 * Enters the expiry of what has run out of one reseller and answers the account as it then is.
 * Everything that spends or takes back points begins with it: points that are gone are never spent.
 */
export function bookExpiries(
  tx: WriteTransaction,
  context: BonusContext,
  resellerPk: number,
): Account {
  const ledger = new BonusLedger(context.db);
  const account = ledger.account(resellerPk, todayOf(context));
  for (const { entryPk, left } of account.due) {
    tx.create('bonus-entry', {
      resellerPk,
      kind: 'expiry',
      points: -left,
      at: context.now(),
      reversesPk: entryPk,
      actor: context.actor(),
    });
  }
  return { ...account, due: [] };
}
