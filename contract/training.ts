import { z } from 'zod';
import type { RequestState } from '#domain/bonus/request-state.ts';
import type { DuplicateKind } from '#domain/training/duplicates.ts';
import { registrationStates, type RegistrationState } from '#domain/training/registration-state.ts';
import type { Place } from '#domain/training/seats.ts';
import type { ClosedReason, SessionState } from '#domain/training/session-rules.ts';
import { channel } from './channel.ts';
import { pkSchema } from './reseller.ts';

const dateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const shortText = z.string().max(500);
const languageSchema = z.enum(['ru', 'en']);
const tokenSchema = z.string().max(64);
const longText = z.string().max(5000);

/** What is taught. */
export type Course = {
  readonly pk: number;
  readonly name: string;
  readonly code: string | null;
  readonly description: string | null;
  readonly durationDays: number | null;
  /** Offered for new sessions. */
  readonly active: boolean;
  /** Sessions that are still to come. */
  readonly upcoming: number;
};

/** When, where, how many seats; who has one and who waits. Dates are calendar dates. */
export type SessionRow = {
  readonly pk: number;
  readonly coursePk: number;
  readonly course: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  /** Time of day in the city of the session, `10:00`. */
  readonly startsAt: string | null;
  readonly city: string | null;
  readonly online: boolean;
  readonly place: string | null;
  readonly trainer: string | null;
  readonly seats: number;
  readonly deadline: string | null;
  /** Points for each participant; 0 for free. */
  readonly pricePoints: number;
  readonly note: string | null;
  readonly state: SessionState;
  /** Asked for and not answered; they hold a seat. */
  readonly unconfirmed: number;
  readonly confirmed: number;
  readonly waiting: number;
  readonly attended: number;
  readonly noShow: number;
  /** Seats that nobody holds. */
  readonly free: number;
  /** Why nobody can be registered today; null when people can. */
  readonly closed: ClosedReason | null;
};

/** One participant of one session. */
export type Registration = {
  readonly pk: number;
  readonly sessionPk: number;
  /** Of whom it is: null for those who may not see resellers, as the three below. */
  readonly resellerPk: number | null;
  readonly reseller: string | null;
  readonly resellerCity: string | null;
  readonly contactPk: number | null;
  readonly participant: string;
  readonly position: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly state: RegistrationState;
  readonly reason: string | null;
  readonly registeredAt: number;
  readonly registeredBy: string | null;
  readonly receivedAt: number | null;
  readonly confirmedAt: number | null;
  /** Place in the waiting list, from 1; null for others. */
  readonly waitingPlace: number | null;
  /** States that a person may choose now. */
  readonly next: readonly RegistrationState[];
  /** State of the request that pays for the seat; null where it is free, or not for one to see. */
  readonly payment: RequestState | null;
};

/** A registration with what it is for, where the session is not on screen. */
export type RegistrationLine = Registration & {
  readonly course: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly city: string | null;
  readonly online: boolean;
};

export type SessionCard = {
  readonly session: SessionRow;
  /** Null for those who may not see registrations. */
  readonly registrations: readonly Registration[] | null;
  /** Whether people can have come. */
  readonly begun: boolean;
};

export type SessionFacets = {
  readonly courses: readonly { pk: number; name: string; count: number }[];
  /** `null` stands for no city: an online session. */
  readonly cities: readonly { city: string | null; count: number }[];
};

/** What was noticed about one of the new names. */
export type RegistrationNotice = {
  readonly at: number;
  readonly kind: DuplicateKind;
  readonly participant: string;
  /** The session in which the person is registered already. */
  readonly startsOn: string | null;
  readonly city: string | null;
};

export type RegistrationCheck = {
  readonly places: readonly Place[];
  readonly notices: readonly RegistrationNotice[];
  readonly free: number;
  readonly closed: ClosedReason | null;
};

/** What a change did to others: who got a freed seat, who lost one. */
export type SeatsMoved = {
  readonly promoted: readonly string[];
  readonly waitlisted: readonly string[];
};

const courseName = z.string().max(200);
const courseFieldsSchema = z
  .object({
    name: courseName,
    code: z.string().max(40).nullable(),
    description: longText.nullable(),
    durationDays: z.number().int().min(1).max(60).nullable(),
    active: z.boolean(),
  })
  .partial()
  .strict();
export type CourseFields = z.infer<typeof courseFieldsSchema>;

const sessionFieldsSchema = z
  .object({
    coursePk: pkSchema,
    startsOn: dateSchema,
    endsOn: dateSchema.nullable(),
    startsAt: z.string().max(5).nullable(),
    city: shortText.nullable(),
    online: z.boolean(),
    place: shortText.nullable(),
    trainer: shortText.nullable(),
    seats: z.number().int(),
    deadline: dateSchema.nullable(),
    pricePoints: z.number().int(),
    note: longText.nullable(),
  })
  .strict();
export type SessionValues = z.infer<typeof sessionFieldsSchema>;

/** Filters of the list: an empty or missing one lets everything through. */
export const sessionQuerySchema = z.object({
  from: dateSchema,
  /** The last day; without it everything from then on. */
  to: dateSchema.optional(),
  courses: z.array(pkSchema).max(500).optional(),
  /** `null` stands for sessions without a city. */
  cities: z.array(z.string().max(200).nullable()).max(500).optional(),
  online: z.boolean().optional(),
  /** Only those in which someone can still be registered on a seat. */
  freeOnly: z.boolean().optional(),
  order: z.enum(['asc', 'desc']).default('asc'),
});
export type SessionQuery = z.input<typeof sessionQuerySchema>;

const participantSchema = z.object({
  name: z.string().min(1).max(200),
  contactPk: pkSchema.nullable().default(null),
  position: shortText.nullable().default(null),
  phone: shortText.nullable().default(null),
  email: shortText.nullable().default(null),
});
const participantsSchema = z.array(participantSchema).min(1).max(100);

export const trainingChannels = {
  'course-list': channel(z.object({ activeOnly: z.boolean().default(false) })).returns<
    readonly Course[]
  >(),
  'course-create': channel(courseFieldsSchema.extend({ name: courseName })).returns<Course>(),
  /** `active: false` takes the course off the offer; its sessions stay. */
  'course-patch': channel(z.object({ pk: pkSchema, fields: courseFieldsSchema })).returns<Course>(),

  'session-list': channel(sessionQuerySchema).returns<{
    readonly sessions: readonly SessionRow[];
    /** There are more than fit into one answer: the period is too long. */
    readonly more: boolean;
    readonly facets: SessionFacets;
  }>(),
  'session-card': channel(z.object({ pk: pkSchema })).returns<SessionCard>(),
  /**
   * Sessions open for registration, soonest first: in the city, then online, then elsewhere; those
   * without a seat at the end.
   */
  'session-next': channel(
    z.object({
      city: z.string().max(200).nullable(),
      /** Somebody leaves this session: others of its course come first, itself is left out. */
      leavingPk: pkSchema.optional(),
      limit: z.number().int().min(1).max(200).default(100),
    }),
  ).returns<readonly SessionRow[]>(),
  /** Cities, trainers and places of earlier sessions, to be offered while one types. */
  'session-values': channel(z.object({})).returns<{
    readonly cities: readonly string[];
    readonly trainers: readonly string[];
    readonly places: readonly string[];
  }>(),
  'session-create': channel(sessionFieldsSchema).returns<SessionCard>(),
  /** Throws `training/seats-below-confirmed`; fewer seats send the last unconfirmed to the waiting list. */
  'session-patch': channel(
    z.object({ pk: pkSchema, fields: sessionFieldsSchema.omit({ coursePk: true }).partial() }),
  ).returns<SessionCard & SeatsMoved>(),
  /** Cancels the session with every registration in it; reserved points come back. */
  'session-cancel': channel(
    z.object({ pk: pkSchema, reason: z.string().max(2000) }),
  ).returns<SessionCard>(),

  /** Where new participants would be and what is noticed about them; writes nothing. */
  'registration-check': channel(
    z.object({
      sessionPk: pkSchema,
      resellerPk: pkSchema,
      names: z.array(z.string().max(200)).max(100),
    }),
  ).returns<RegistrationCheck>(),
  /**
   * Registers all of them or none. Throws `training/duplicate-participant` for one who is registered
   * already, and `training/similar-participant` for one who may be, unless `similarAllowed`.
   */
  'registration-create': channel(
    z.object({
      sessionPk: pkSchema,
      resellerPk: pkSchema,
      interactionPk: pkSchema.nullable().default(null),
      participants: participantsSchema,
      similarAllowed: z.boolean().default(false),
    }),
  ).returns<{ readonly session: SessionRow; readonly registrations: readonly Registration[] }>(),
  /** Receives, confirms, declines, cancels or marks one or many of a session: all of them or none. */
  'registration-transition': channel(
    z.object({
      pks: z.array(pkSchema).min(1).max(1000),
      to: z.enum(registrationStates),
      reason: z.string().max(2000).nullable(),
    }),
  ).returns<SessionCard & SeatsMoved>(),
  /** Moves a registration to another session, on a seat or to its waiting list. */
  'registration-transfer': channel(z.object({ pk: pkSchema, sessionPk: pkSchema })).returns<
    { readonly session: SessionRow; readonly registration: Registration } & SeatsMoved
  >(),
  'registration-patch': channel(
    z.object({
      pk: pkSchema,
      fields: z
        .object({
          participant: z.string().max(200),
          position: shortText.nullable(),
          phone: shortText.nullable(),
          email: shortText.nullable(),
        })
        .partial()
        .strict(),
    }),
  ).returns<Registration>(),
  /** All of a reseller, the newest session first; or only those that are still to come, soonest first. */
  'registration-of-reseller': channel(
    z.object({ resellerPk: pkSchema, upcoming: z.boolean().default(false) }),
  ).returns<readonly RegistrationLine[]>(),
  /** What still needs an answer, the oldest first. */
  'registration-unconfirmed': channel(
    z.object({ limit: z.number().int().min(1).max(1000).default(500) }),
  ).returns<readonly RegistrationLine[]>(),

  /** The letter to a reseller that confirms its participants, as text to send. */
  'letter-text': channel(
    z.object({ sessionPk: pkSchema, resellerPk: pkSchema, language: languageSchema }),
  ).returns<{ readonly subject: string; readonly body: string; readonly to: string | null }>(),
  'letter-save': channel(
    z.object({
      token: tokenSchema,
      sessionPk: pkSchema,
      resellerPk: pkSchema,
      language: languageSchema,
    }),
  ).returns<{ readonly fileName: string; readonly pages: number }>(),
  'participants-save': channel(
    z.object({
      token: tokenSchema,
      sessionPk: pkSchema,
      format: z.enum(['xlsx', 'pdf']),
      language: languageSchema,
    }),
  ).returns<{ readonly fileName: string; readonly rows: number }>(),
} as const;
