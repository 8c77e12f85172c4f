import type { Calls as CallsAnswer, NumberMatch, RunningCall } from '#contract/call.ts';
import { AppError } from '#contract/errors.ts';
import type { CheckedInput } from '#contract/ipc.ts';
import type { ManagedList } from '#contract/managed-lists.ts';
import { Calls, type StoredCall } from '#db/repositories/calls.ts';
import { Contacts } from '#db/repositories/contact.ts';
import { ListItems } from '#db/repositories/list-items.ts';
import type { RowPatch } from '#db/write/entities.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { readDialled } from '#domain/contact/dialled-number.ts';
import {
  holdOrNext,
  isOver,
  stepCalls,
  type Call,
  type CallStep,
} from '#domain/interaction/call-steps.ts';
import { missingFields } from '#domain/interaction/complete.ts';
import type { DataContext } from '../context.ts';
import { passingStep, undoableStep } from '../person-step.ts';
import { requireFuture } from '../task/require-future.ts';
import { requireMay } from '../require-may.ts';
import { unknownNumber } from '../task/task-rows.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import { courseColumns, storeCourse } from './call-rows.ts';
import { createFollowUp, createMissedCallTask } from './follow-up.ts';
import { requireListed } from './require-listed.ts';
import { requireNoWork, requireNoWorkAtAll } from './require-no-work.ts';

/** A call as it begins. `dialled` is as the person or the telephone gave it. */
export type NewCall = {
  readonly direction: 'in' | 'out';
  readonly phone: string | null;
  readonly resellerPk: number | null;
  readonly contactPk: number | null;
  /** Whether it waits while another call is open. */
  readonly how: 'take' | 'wait';
};

type MissedCall = Pick<NewCall, 'phone' | 'resellerPk'>;

export type CallDesk = ReturnType<typeof createCallDesk>;

/** The calls of whoever works here: each is a row from its first moment, and one at most is open. */
export function createCallDesk(context: DataContext, undo: UndoStack) {
  const { db } = context;
  const reader = new Calls(db);
  const contacts = new Contacts(db);
  const lists = new ListItems(db);
  const undoable = undoableStep(context, undo);
  const passing = passingStep(context);

  const running = (): StoredCall[] => reader.running(context.actor());

  const matchesOf = (phone: string | null): readonly NumberMatch[] => {
    if (phone?.startsWith('+') !== true || !context.may('resellers', 'view')) return [];
    return reader.matches(phone);
  };

  const toRunning = (call: StoredCall): RunningCall[] => {
    const { state } = call;
    if (state === 'done' || state === 'missed') return [];
    const known = call.resellerPk !== null || call.companyText !== null;
    const shown = { ...call, state, matches: known ? [] : matchesOf(call.phone) };
    // That somebody is confirmed is for whoever speaks; who it is, for who may see resellers.
    if (!context.may('resellers', 'view')) return [{ ...shown, reseller: null, contact: null }];
    return [shown];
  };

  const answer = (pk: number | null): CallsAnswer => ({ pk, calls: running().flatMap(toRunning) });

  const over = (pk: number): AppError => new AppError('call/over', `call ${String(pk)} is over`);

  /** One's own call that is not over. Throws `call/over`. */
  const own = (pk: number): StoredCall => {
    const call = reader.read(pk);
    if (call === null || isOver(call) || call.operator !== context.actor()) throw over(pk);
    return call;
  };

  const decide = (step: CallStep): readonly Call[] => {
    const changed = stepCalls(running(), step);
    if (!changed.ok) throw over(step.pk);
    return changed.value;
  };

  /** A step that no undo takes back: the telephone has gone on meanwhile. */
  const move = (step: CallStep): void => {
    const changed = decide(step);
    if (changed.length > 0) passing((tx) => storeCourse(tx, changed, step.at));
  };

  type Who = Required<Pick<RowPatch<'interaction'>, 'resellerPk' | 'contactPk' | 'companyText'>>;

  /** Says whose call it is. Throws `call/has-work`. */
  const setWho = (pk: number, who: Who): CallsAnswer => {
    own(pk);
    undoable((tx) => {
      requireNoWork(db, pk, who.resellerPk);
      tx.patch('interaction', pk, who);
    });
    return answer(pk);
  };

  const requireContactOf = (resellerPk: number, contactPk: number | null): void => {
    if (contactPk === null || contacts.ownerOf('contact', contactPk) === resellerPk) return;
    throw new AppError('app/not-found', `no contact ${String(contactPk)} of this reseller`);
  };

  /** Begins a call and answers its row number; by a person, it can be taken back. */
  const begin = (call: NewCall, asStep = undoable): number => {
    const at = context.now();
    const changed = decide({ kind: 'start', pk: 0, at, how: call.how });
    return asStep((tx) => {
      storeCourse(
        tx,
        changed.filter(({ pk }) => pk !== 0),
        at,
      );
      const course = changed.find(({ pk }) => pk === 0);
      if (!course) throw new Error('a call that is begun is not among the calls');
      return tx.create('interaction', {
        channel: call.direction === 'in' ? 'call-in' : 'call-out',
        direction: call.direction,
        occurredAt: at,
        operator: context.actor(),
        phone: call.phone,
        resellerPk: call.resellerPk,
        contactPk: call.contactPk,
        ...courseColumns(course),
      });
    });
  };

  const missedTask = (tx: WriteTransaction, pk: number, call: MissedCall): void => {
    createMissedCallTask(tx, context, {
      interactionPk: pk,
      resellerPk: call.resellerPk,
      title: call.phone ?? unknownNumber,
    });
  };

  /** Makes a call a missed one, with the task to call back. Who alone has the number is called. */
  const miss = (pk: number, asStep = undoable): void => {
    const { phone, resellerPk: known } = own(pk);
    const at = context.now();
    const changed = decide({ kind: 'miss', pk, at });
    const resellerPk = known ?? onlyMatch(matchesOf(phone));
    asStep((tx) => {
      requireNoWork(db, pk, resellerPk);
      missedTask(tx, pk, { phone, resellerPk });
      storeCourse(tx, changed, at);
      tx.patch('interaction', pk, { resellerPk });
    });
  };

  /** Notes a call that nobody saw before it was missed; answers its row number. */
  const noteMissed = (phone: string | null): number => {
    const at = context.now();
    const resellerPk = onlyMatch(matchesOf(phone));
    return passing((tx) => {
      const pk = tx.create('interaction', {
        channel: 'call-in',
        direction: 'in',
        state: 'done',
        missed: 1,
        occurredAt: at,
        endedAt: at,
        operator: context.actor(),
        phone,
        resellerPk,
      });
      missedTask(tx, pk, { phone, resellerPk });
      return pk;
    });
  };

  const finish = (input: CheckedInput<'call-finish'>): CallsAnswer => {
    const { pk, text, followUp, keepNumber } = input;
    const call = own(pk);
    const { resellerPk, contactPk, companyText, phone } = call;
    const [missing] = missingFields({ ...input, resellerPk, companyText });
    if (missing !== undefined) {
      throw new AppError('call/incomplete', `${missing} is missing`, { details: { missing } });
    }
    const topic = requireListed(lists, 'topic', input.topic, call.topic);
    const outcome = requireListed(lists, 'outcome', input.outcome, call.outcome);
    if (followUp) {
      requireMay(context, 'tasks', 'add');
      requireFuture(context, followUp.dueAt);
    }
    const at = context.now();
    const changed = decide({ kind: 'finish', pk, at });
    const isNew = phone?.startsWith('+') === true && reader.matches(phone).length === 0;
    undoable((tx) => {
      if (followUp) createFollowUp(tx, context, { interactionPk: pk, resellerPk, ...followUp });
      if (keepNumber && isNew && resellerPk !== null && context.may('resellers', 'edit')) {
        tx.create('phone', { resellerPk, contactPk, e164: phone, written: phone });
      }
      storeCourse(tx, changed, at);
      const note = text.trim();
      tx.patch('interaction', pk, { topic, outcome, text: note === '' ? null : note });
    });
    return answer(pk);
  };

  return {
    running,
    answer,
    begin,
    miss,
    noteMissed,
    move,
    finish,
    passing,

    identify: (text: string) => {
      const phone = readDialled(text)?.number ?? null;
      return { phone, matches: matchesOf(phone) };
    },

    start: (input: CheckedInput<'call-start'>): CallsAnswer => {
      const { direction, phone: dialled, resellerPk = null, contactPk = null } = input;
      const phone = dialled === undefined ? null : (readDialled(dialled)?.number ?? null);
      if (dialled !== undefined && dialled.trim() !== '' && phone === null) {
        throw new AppError('call/number', 'no number in what was typed');
      }
      if (resellerPk !== null) requireContactOf(resellerPk, contactPk);
      return answer(begin({ direction, phone, resellerPk, contactPk, how: 'take' }));
    },

    assign: ({ pk, resellerPk, contactPk }: CheckedInput<'call-assign'>): CallsAnswer => {
      requireContactOf(resellerPk, contactPk);
      return setWho(pk, { resellerPk, contactPk, companyText: null });
    },
    unassign: (pk: number): CallsAnswer =>
      setWho(pk, { resellerPk: null, contactPk: null, companyText: null }),
    nobody: ({ pk, companyText }: CheckedInput<'call-nobody'>): CallsAnswer =>
      setWho(pk, { resellerPk: null, contactPk: null, companyText: companyText.trim() }),

    /** What is chosen in the form is stored as it is chosen; taken back by choosing another. */
    choose: ({ pk, topic, outcome, phone }: CheckedInput<'call-patch'>): CallsAnswer => {
      const number = phone === undefined ? undefined : readDialled(phone);
      if (number === null) throw new AppError('call/number', 'no number in what was typed');
      const call = own(pk);
      const chosen = (list: ManagedList, value: string | null) => ({
        [list]: value === null ? null : requireListed(lists, list, value, call[list]),
      });
      passing((tx) => {
        tx.patch('interaction', pk, {
          ...(topic === undefined ? {} : chosen('topic', topic)),
          ...(outcome === undefined ? {} : chosen('outcome', outcome)),
          ...(number === undefined ? {} : { phone: number.number }),
        });
      });
      return answer(pk);
    },

    next: (): CallsAnswer => {
      const step = holdOrNext(running(), context.now());
      if (step !== null) move(step);
      return answer(step?.pk ?? null);
    },

    discard: (pk: number): CallsAnswer => {
      own(pk);
      undoable((tx) => {
        requireNoWorkAtAll(db, pk);
        tx.remove('interaction', pk);
      });
      return answer(pk);
    },

    /** After an undo or redo, which knows no calls: at most one of them is open again. */
    settle: (): void => {
      const open = running().filter(({ state }) => state === 'open');
      for (const call of open.slice(0, -1)) move({ kind: 'hold', pk: call.pk, at: context.now() });
    },
  };
}

function onlyMatch(matches: readonly NumberMatch[]): number | null {
  const [first, second] = matches;
  return first && !second ? first.resellerPk : null;
}
