import type { Database } from 'better-sqlite3';
import type { BonusRequestCard, BonusRequestRow } from '#contract/bonus.ts';
import type { RequestState } from '#domain/bonus/request-state.ts';
import { companySql, plainList, type OfCompany, type PlainList } from './plain-list.ts';

/** A request to spend points with whose it is, as it leaves the application. */
export type PlainRequest = BonusRequestRow &
  OfCompany &
  Pick<BonusRequestCard, 'contact' | 'reason' | 'decidedAt' | 'decidedBy' | 'fulfilledAt'> & {
    /** The day it was asked for. */
    readonly requestedOn: string | null;
  };

/** In one of these states, none for all; of one reseller, or of all. */
export type PlainRequestQuery = {
  readonly states?: readonly RequestState[];
  readonly resellerPk?: number;
};

/** The requests, the newest first, as on screen. */
export function plainRequests(db: Database): PlainList<PlainRequest, PlainRequestQuery> {
  return plainList(
    db,
    {
      numbers: 'SELECT pk FROM bonus_request WHERE deleted_at IS NULL',
      order: 'created_at DESC, pk DESC',
      row: `SELECT q.pk, q.number, q.reseller_pk AS resellerPk, ${companySql}, q.kind, q.points,
          q.state, q.created_at AS createdAt, q.submitted_at AS submittedAt,
          q.created_by AS createdBy, q.requested_on AS requestedOn, c.name AS contact, q.reason,
          q.decided_at AS decidedAt, q.decided_by AS decidedBy, q.fulfilled_at AS fulfilledAt
        FROM bonus_request q JOIN reseller r ON r.pk = q.reseller_pk
        LEFT JOIN contact c ON c.pk = q.contact_pk
        WHERE q.pk = ? AND q.deleted_at IS NULL`,
    },
    ({ states = [], resellerPk }) => [
      ...(states.length === 0
        ? []
        : [{ where: `state IN (${states.map(() => '?').join(', ')})`, values: states }]),
      ...(resellerPk === undefined ? [] : [{ where: 'reseller_pk = ?', values: [resellerPk] }]),
    ],
  );
}
