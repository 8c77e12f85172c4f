import { AppError } from '#contract/errors.ts';
import type { Entity, NewRow, RowPatch } from '#db/write/entities.ts';
import { entityInfo } from '#db/write/entities.ts';
import { allowedTransitions, type ResellerStatus } from '#domain/reseller/status.ts';
import type { Desk } from './desk.ts';
import type { Deed } from './history.ts';
import type { DeedOf, Hand } from './hand.ts';
import { pointDeeds } from './point-deeds.ts';
import { seatDeeds } from './seat-deeds.ts';

const inTurn = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;

function create<E extends Entity>({ desk }: Hand, entity: E, row: NewRow<E>): void {
  desk.writer.transaction({ actor: desk.actor, batchPk: null }, (tx) => tx.create(entity, row));
}

function patch<E extends Entity>(hand: Hand, entity: E, fields: RowPatch<E>): void {
  const pk = hand.pick(entity);
  const { desk } = hand;
  if (pk === null) return;
  desk.writer.transaction({ actor: desk.actor, batchPk: null }, (tx) =>
    tx.patch(entity, pk, fields),
  );
}

/** Writes a word into a long text at a place: two people at two places do not stand in each other's way. */
function rewrite(hand: Hand, entity: 'interaction' | 'note' | 'task'): void {
  const pk = hand.pick(entity);
  const { desk, value, word } = hand;
  if (pk === null) return;
  const { table } = entityInfo(entity);
  const text = desk.db.prepare<[number], string | null>(`SELECT text FROM ${table} WHERE pk = ?`);
  const words = (text.pluck().get(pk) ?? '').split(' ').filter(Boolean);
  if (value % 4 === 0) words.splice(value % (words.length + 1), 1, word);
  else words.splice(value % (words.length + 1), 0, word);
  desk.writer.transaction({ actor: desk.actor, batchPk: null }, (tx) =>
    tx.patch(entity, pk, { text: words.join(' ') }),
  );
}

const longText = (word: string) =>
  `Спросили про ${word}: договор, счёт и доставка; перезвонить в четверг после обеда.`;

const deletable = ['contact', 'phone', 'note', 'interaction', 'task', 'reseller', 'email'] as const;

function remove(hand: Hand): void {
  const entity = inTurn(deletable, hand.value);
  const pk = hand.pick(entity);
  const { desk } = hand;
  if (pk === null) return;
  desk.writer.transaction({ actor: desk.actor, batchPk: null }, (tx) => tx.remove(entity, pk));
}

function restore(hand: Hand): void {
  const entity = inTurn(deletable, hand.value);
  const pk = hand.pick(entity, { deleted: true });
  const { desk } = hand;
  if (pk === null) return;
  desk.writer.transaction({ actor: desk.actor, batchPk: null }, (tx) => tx.restore(entity, pk));
}

/** A reseller with what belongs to it, in one step. */
function wholeReseller({ desk, word, value }: Hand): void {
  desk.writer.transaction({ actor: desk.actor, batchPk: null }, (tx) => {
    const resellerPk = tx.create('reseller', {
      ...{ name: word, status: 'candidate', hiddenInSource: 0 },
      ...(value % 2 === 0 ? { city: `г-${word}`, note: longText(word) } : {}),
    });
    const contactPk = tx.create('contact', { resellerPk, name: `к-${word}` });
    tx.create('phone', { resellerPk, contactPk, e164: `+7916${String(1_000_000 + value)}` });
  });
}

function move(hand: Hand): void {
  const pk = hand.pick('reseller');
  const { desk, value } = hand;
  if (pk === null) return;
  const read = desk.db.prepare<[number], ResellerStatus>(
    'SELECT status FROM reseller WHERE pk = ?',
  );
  const from = read.pluck().get(pk);
  if (from === undefined) return;
  const status = inTurn(allowedTransitions(from), value);
  desk.writer.transaction({ actor: desk.actor, batchPk: null }, (tx) =>
    tx.patch('reseller', pk, { status }),
  );
}

const withReseller = (hand: Hand, make: (resellerPk: number) => void): void => {
  const pk = hand.pick('reseller');
  if (pk !== null) make(pk);
};

const rowDeeds: readonly (readonly [weight: number, deed: DeedOf])[] = [
  [8, wholeReseller],
  [6, (hand) => patch(hand, 'reseller', { name: `п-${hand.word}` })],
  [5, (hand) => patch(hand, 'reseller', { city: hand.value % 3 ? `г-${hand.word}` : null })],
  [4, (hand) => patch(hand, 'reseller', { city: hand.word, level: 'gold', note: hand.word })],
  [3, (hand) => !hand.desk.old && patch(hand, 'reseller', { segment: hand.word })],
  [5, move],
  [
    4,
    (hand) =>
      withReseller(hand, (resellerPk) => create(hand, 'contact', { resellerPk, name: hand.word })),
  ],
  [4, (hand) => patch(hand, 'contact', { name: hand.word, position: `д-${hand.word}` })],
  [
    2,
    (hand) =>
      !hand.desk.old &&
      withReseller(hand, (resellerPk) =>
        create(hand, 'email', { resellerPk, address: `${hand.word}@x.example` }),
      ),
  ],
  [
    5,
    (hand) =>
      withReseller(hand, (resellerPk) =>
        create(hand, 'interaction', {
          resellerPk,
          channel: 'call-in',
          state: 'done',
          occurredAt: hand.value,
          text: longText(hand.word),
        }),
      ),
  ],
  [5, (hand) => rewrite(hand, 'interaction')],
  [
    3,
    (hand) =>
      withReseller(hand, (resellerPk) =>
        create(hand, 'note', {
          resellerPk,
          text: longText(hand.word),
          author: hand.desk.actor,
          at: hand.value,
        }),
      ),
  ],
  [4, (hand) => rewrite(hand, 'note')],
  [
    3,
    (hand) =>
      withReseller(hand, (resellerPk) =>
        create(hand, 'task', {
          resellerPk,
          title: hand.word,
          kind: 'other',
          dueAt: hand.value,
          state: 'open',
          priority: 0,
          critical: 0,
          escalation: 0,
        }),
      ),
  ],
  [3, (hand) => patch(hand, 'task', { state: hand.value % 2 ? 'done' : 'open', text: hand.word })],
  [7, remove],
  [4, restore],
  [2, (hand) => patch(hand, 'list-item', { name: hand.word })],
  [1, (hand) => patch(hand, 'escalation-rule', { afterMinutes: hand.value * 60 + 1 })],
  [1, (hand) => patch(hand, 'workspace-setting', { value: hand.word })],
  [
    1,
    (hand) =>
      create(hand, 'person', {
        login: `л${hand.value % 3}`,
        name: hand.desk.actor,
        groupPk: hand.pick('access-group') ?? 1,
        active: 1,
      }),
  ],
  [1, (hand) => patch(hand, 'conflict', { state: 'kept', resolvedBy: hand.desk.actor })],
  [3, ({ desk }) => desk.undo.undo()],
  [2, ({ desk }) => desk.undo.redo()],
];

const deeds = [...rowDeeds, ...pointDeeds, ...seatDeeds];
const table = deeds.flatMap(([weight, deed]) => Array.from({ length: weight }, () => deed));

/** Does something at a desktop; what the desktop itself refuses is not done. */
export function doAt(desk: Desk, { what, row, value }: Deed, word: string): void {
  const hand: Hand = {
    ...{ desk, row, value, word },
    pick: (entity, { deleted = false } = {}) => {
      const { table: name } = entityInfo(entity);
      const pks = desk.db
        .prepare<[], number>(
          `SELECT pk FROM ${name} WHERE deleted_at IS ${deleted ? 'NOT ' : ''}NULL ORDER BY id`,
        )
        .pluck()
        .all();
      return pks.length === 0 ? null : inTurn(pks, row);
    },
  };
  try {
    // The numbers of a history are below 100, the deeds are more: the word spreads them.
    inTurn(table, what * 7 + value)(hand);
  } catch (error) {
    // Two people of one name: the screen asks before it stores.
    const isTaken = error instanceof Error && error.message.startsWith('UNIQUE constraint');
    if (!(error instanceof AppError) && !isTaken) throw error;
  }
}
