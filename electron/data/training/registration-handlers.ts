import { AppError } from '#contract/errors.ts';
import type { CheckedInput, Handlers } from '#contract/ipc.ts';
import type {
  Registration,
  RegistrationNotice,
  SeatsMoved,
  SessionRow,
} from '#contract/training.ts';
import { Contacts } from '#db/repositories/contact.ts';
import { ResellerCards } from '#db/repositories/reseller-card.ts';
import type { StoredRegistration } from '#db/repositories/training-registrations.ts';
import type { RowPatch } from '#db/write/entities.ts';
import type { WriteTransaction } from '#db/write/write-transaction.ts';
import { fellThrough } from '#domain/bonus/request-state.ts';
import { findDuplicates, type Duplicate } from '#domain/training/duplicates.ts';
import { participantKey, participantName } from '#domain/training/participant.ts';
import {
  holdsSeat,
  isActive,
  moveRegistration,
  type RegistrationState,
} from '#domain/training/registration-state.ts';
import { freeSeats, placesOf } from '#domain/training/seats.ts';
import { hasBegun } from '#domain/training/session-rules.ts';
import type { DataContext } from '../context.ts';
import { requireInteractionOf } from '../interaction/require-interaction-of.ts';
import type { PersonStep } from '../person-step.ts';
import type { FollowUp } from './follow-up.ts';
import type { SeatKeeper } from './seat-keeper.ts';
import { readSessionCard } from './session-handlers.ts';
import { visibleRegistrations } from './visible.ts';
import type { TrainingStore } from './training-store.ts';

type RegistrationHandlers = Pick<
  Handlers,
  | 'registration-check'
  | 'registration-create'
  | 'registration-transition'
  | 'registration-transfer'
  | 'registration-patch'
  | 'registration-of-reseller'
  | 'registration-unconfirmed'
>;
type NewParticipant = CheckedInput<'registration-create'>['participants'][number];

/** The use cases of registrations. */
export function createRegistrationHandlers(
  context: DataContext,
  store: TrainingStore,
  step: PersonStep,
  seats: SeatKeeper,
  followUp: FollowUp,
): RegistrationHandlers {
  const contacts = new Contacts(context.db);
  const resellers = new ResellerCards(context.db);

  const requireOpen = (session: SessionRow): void => {
    if (session.closed === null) return;
    throw new AppError(session.closed, 'The session takes no registrations', {
      details: { startsOn: session.startsOn, deadline: session.deadline },
    });
  };

  /**
   * A seat that costs points is given only while the request that pays for it stands. Submitted is
   * enough: from then on the points are reserved, and a freed seat goes to who waits at once.
   */
  const requirePaid = ({ payment, participant }: Registration): void => {
    if (payment === null || !fellThrough(payment)) return;
    throw new AppError('training/not-paid', `the request is ${payment}`, {
      details: { name: participant },
    });
  };

  const requireReseller = (pk: number): void => {
    if (resellers.read(pk) === null) throw new AppError('app/not-found', `no reseller ${pk}`);
  };

  const shown = (pk: number): Registration => {
    const registration = store.registration(pk);
    return visibleRegistrations(context, [registration])[0] ?? registration;
  };

  const duplicatesOf = (names: readonly string[], sessionPk: number, resellerPk: number) =>
    findDuplicates(names, sessionPk, store.registrations.ofCompany(sessionPk, resellerPk));

  const refuseDuplicates = (
    names: readonly string[],
    found: readonly Duplicate[],
    similarAllowed: boolean,
  ): void => {
    for (const { at, kind, participant } of found) {
      if (kind === 'elsewhere' || (kind === 'ask' && similarAllowed)) continue;
      const code =
        kind === 'ask' ? 'training/similar-participant' : 'training/duplicate-participant';
      throw new AppError(code, `${kind}: the person is registered already`, {
        details: { name: names[at] ?? '', known: participant },
      });
    }
  };

  const register = (
    tx: WriteTransaction,
    input: CheckedInput<'registration-create'>,
    participants: readonly NewParticipant[],
  ): number[] => {
    const { sessionPk, resellerPk, interactionPk } = input;
    const session = store.session(sessionPk);
    requireOpen(session);
    requireInteractionOf(context.db, resellerPk, interactionPk);
    const names = participants.map(({ name }) => name);
    refuseDuplicates(names, duplicatesOf(names, sessionPk, resellerPk), input.similarAllowed);
    const places = placesOf(names.length, session.seats, store.registrations.claims(sessionPk));
    const now = context.now();
    return participants.map(({ name, ...reach }, at) => {
      const seat = places[at]?.seat ?? false;
      const pk = tx.create('training-registration', {
        ...reach,
        sessionPk,
        resellerPk,
        interactionPk,
        participant: name,
        participantKey: participantKey(name),
        state: seat ? 'submitted' : 'waitlisted',
        registeredAt: now,
        registeredBy: context.actor(),
        // Who goes to the waiting list was told so: there is nothing to answer.
        receivedAt: seat ? null : now,
        requestPk: followUp.reserve(tx, resellerPk, name, session, interactionPk),
      });
      if (seat) followUp.open(tx, { pk, resellerPk, participant: name }, session, interactionPk);
      return pk;
    });
  };

  /** Moves one registration and says what else follows from it, but for the seats. */
  const move = (
    tx: WriteTransaction,
    registration: StoredRegistration,
    to: RegistrationState,
    typedReason: string | null,
  ): void => {
    const session = store.session(registration.sessionPk);
    const { pk, state: from } = registration;
    const moved = moveRegistration(from, {
      to,
      reason: typedReason,
      begun: hasBegun(session, store.today()),
    });
    const details = { from, to, name: registration.participant };
    if (!moved.ok) throw new AppError(moved.code, `${from} → ${to} refused`, { details });
    if (from === 'waitlisted' && to === 'confirmed') {
      const claims = store.registrations.claims(session.pk);
      if (freeSeats(session.seats, claims) === 0) {
        throw new AppError('training/no-seats', 'No seat is free', { details });
      }
    }
    const now = context.now();
    const fields: RowPatch<'training-registration'> = { state: to };
    const { reason } = moved.value;
    switch (to) {
      case 'received':
        fields.receivedAt = now;
        followUp.touch(tx, pk);
        break;
      case 'confirmed':
        requirePaid(registration);
        fields.receivedAt = registration.receivedAt ?? now;
        // A mark that is taken off leaves the confirmation as it was.
        fields.confirmedAt = registration.confirmedAt ?? now;
        followUp.settle(tx, pk);
        break;
      case 'declined':
      case 'cancelled':
        fields.receivedAt = registration.receivedAt ?? now;
        fields.reason = reason;
        followUp.settle(tx, pk);
        followUp.release(tx, pk, reason ?? registration.participant);
        break;
      case 'attended':
      case 'no-show':
        followUp.settle(tx, pk);
        if (session.state === 'planned') {
          tx.patch('training-session', session.pk, { state: 'held' });
        }
        break;
      case 'submitted':
      case 'waitlisted':
        // The seats decide on the waiting list, and nothing goes back to submitted.
        throw new AppError('training/transition-not-allowed', `${to} is not for a person`, {
          details,
        });
    }
    tx.patch('training-registration', pk, fields);
  };

  const transfer = (
    tx: WriteTransaction,
    registration: StoredRegistration,
    to: SessionRow,
  ): SeatsMoved => {
    const { pk, state, sessionPk: fromPk, resellerPk, participant } = registration;
    if (!isActive(state) || state === 'attended' || state === 'no-show' || fromPk === to.pk) {
      throw new AppError('training/transition-not-allowed', `${state} cannot move`, {
        details: { from: state, to: state, name: participant },
      });
    }
    requireOpen(to);
    const known = store.registrations
      .ofCompany(to.pk, resellerPk)
      .filter((other) => other.pk !== pk);
    refuseDuplicates([participant], findDuplicates([participant], to.pk, known), true);
    const from = store.session(fromPk);
    const [place] = placesOf(1, to.seats, store.registrations.claims(to.pk));
    const keeps = place?.seat === true;
    const next = !keeps ? 'waitlisted' : holdsSeat(state) ? state : 'received';
    const fields: RowPatch<'training-registration'> = { sessionPk: to.pk, state: next };
    if (next !== 'confirmed') fields.confirmedAt = null;
    if (from.pricePoints !== to.pricePoints) {
      followUp.release(tx, pk, participant);
      fields.requestPk = followUp.reserve(tx, resellerPk, participant, to, null);
    }
    tx.patch('training-registration', pk, fields);
    followUp.retell(tx, pk, { participant, session: from }, { participant, session: to });
    if (state === 'waitlisted' && keeps) {
      followUp.open(tx, registration, to, null);
    }
    const left = seats.settle(tx, fromPk);
    const entered = seats.settle(tx, to.pk);
    return {
      promoted: [...left.promoted, ...entered.promoted],
      waitlisted: [...left.waitlisted, ...entered.waitlisted],
    };
  };

  return {
    'registration-check': ({ sessionPk, resellerPk, names }) => {
      const session = store.session(sessionPk);
      const clean = names.map(participantName);
      return {
        places: placesOf(clean.length, session.seats, store.registrations.claims(sessionPk)),
        notices: duplicatesOf(clean, sessionPk, resellerPk).map((found) => noticeOf(store, found)),
        free: session.free,
        closed: session.closed,
      };
    },
    'registration-create': (input) => {
      requireReseller(input.resellerPk);
      const participants = input.participants.map((one) => cleanParticipant(one));
      for (const { contactPk } of participants) {
        if (contactPk !== null && contacts.ownerOf('contact', contactPk) !== input.resellerPk) {
          throw new AppError('app/not-found', `no contact ${contactPk} of this reseller`);
        }
      }
      const pks = step((tx) => register(tx, input, participants));
      return {
        session: store.session(input.sessionPk),
        registrations: visibleRegistrations(
          context,
          pks.map((pk) => store.registration(pk)),
        ),
      };
    },
    'registration-transition': ({ pks, to, reason }) => {
      const chosen = [...new Set(pks)].map((pk) => store.registration(pk));
      const sessionPk = chosen[0]?.sessionPk ?? 0;
      if (chosen.some((one) => one.sessionPk !== sessionPk)) {
        throw new AppError('app/invalid-message', 'registrations of several sessions');
      }
      const moved = step((tx) => {
        for (const registration of chosen) move(tx, registration, to, reason);
        return seats.settle(tx, sessionPk);
      });
      return { ...readSessionCard(context, store, sessionPk), ...moved };
    },
    'registration-transfer': ({ pk, sessionPk }) => {
      const registration = store.registration(pk);
      const to = store.session(sessionPk);
      const moved = step((tx) => transfer(tx, registration, to));
      return {
        session: store.session(sessionPk),
        registration: shown(pk),
        ...moved,
      };
    },
    'registration-patch': ({ pk, fields }) => {
      const { sessionPk, resellerPk, participant: was } = store.registration(pk);
      const { participant, ...reach } = fields;
      const patch: RowPatch<'training-registration'> = {};
      for (const field of ['position', 'phone', 'email'] as const) {
        const value = reach[field];
        if (value !== undefined) patch[field] = value?.trim() || null;
      }
      if (participant !== undefined) {
        const name = requireName(participant);
        const known = store.registrations
          .ofCompany(sessionPk, resellerPk)
          .filter((other) => other.pk !== pk);
        refuseDuplicates([name], findDuplicates([name], sessionPk, known), true);
        patch.participant = name;
        patch.participantKey = participantKey(name);
      }
      step((tx) => {
        tx.patch('training-registration', pk, patch);
        const { participant: name } = patch;
        if (name !== undefined) {
          const session = store.session(sessionPk);
          followUp.retell(tx, pk, { participant: was, session }, { participant: name, session });
        }
      });
      return shown(pk);
    },
    'registration-of-reseller': ({ resellerPk, upcoming }) =>
      visibleRegistrations(
        context,
        upcoming
          ? store.registrations.toCome(resellerPk, store.today())
          : store.registrations.ofReseller(resellerPk),
      ),
    'registration-unconfirmed': ({ limit }) =>
      visibleRegistrations(context, store.registrations.unconfirmed(limit)),
  };
}

function noticeOf(store: TrainingStore, found: Duplicate): RegistrationNotice {
  const known = found.pk === null ? null : store.registrations.read(found.pk);
  const session = known === null ? null : store.sessions.read(known.sessionPk, store.today());
  return {
    at: found.at,
    kind: found.kind,
    participant: found.participant,
    startsOn: session?.startsOn ?? null,
    city: session?.city ?? null,
  };
}

function requireName(typed: string): string {
  const name = participantName(typed);
  if (name === '') {
    throw new AppError('training/participant-name', 'A participant needs a name', {
      details: { name: typed },
    });
  }
  return name;
}

function cleanParticipant(typed: NewParticipant): NewParticipant {
  return {
    ...typed,
    name: requireName(typed.name),
    position: typed.position?.trim() || null,
    phone: typed.phone?.trim() || null,
    email: typed.email?.trim() || null,
  };
}
