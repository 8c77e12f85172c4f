import { resemblance } from '../../training/participant.ts';
import { isActive, type RegistrationState } from '../../training/registration-state.ts';
import {
  participantFields,
  type Participant,
  type ParticipantFields,
} from './application-record.ts';

/** A registration of the same company for the course, as it is stored now. */
export type StoredParticipant = ParticipantFields & {
  readonly pk: number;
  readonly sessionPk: number;
  /** A person has deleted it; what an undo has taken back is not told. */
  readonly deleted: boolean;
  /** False: of a branch of the reseller. */
  readonly own: boolean;
  readonly key: string;
  readonly state: RegistrationState;
};

export type ParticipantPatch = Partial<ParticipantFields>;

/** What becomes of one participant; `key` and `says` are kept for the next file. */
export type ParticipantStep = {
  readonly row: number;
  readonly key: string;
  readonly says: string;
} & (
  | { readonly step: 'keep' }
  | { readonly step: 'create'; readonly participant: Participant }
  | {
      readonly step: 'change';
      readonly pk: number;
      readonly before: ParticipantPatch;
      readonly fields: ParticipantPatch;
    }
);

/**
 * What a participant of a file changes: only what the file says otherwise than the last time, where it
 * still stands so. Who is registered already stays as a person has left them, whatever the state, and
 * so does whom a person has deleted or moved to another session; `participant` when somebody
 * registered may be the same in other words.
 */
export function compareParticipant(
  row: number,
  key: string,
  participant: Participant,
  /** What the last file said of the participant. */
  said: string | null,
  /** Null for a session that is not stored. */
  sessionPk: number | null,
  ofCourse: readonly StoredParticipant[],
): ParticipantStep | 'participant' {
  const says = saidOf(participant);
  const step = { row, key, says };
  const here = ofCourse.filter((one) => one.sessionPk === sessionPk);
  const same = here.filter((one) => one.key === participant.key);
  const known = same.find(({ own, deleted }) => own && !deleted) ?? same[0];
  if (known === undefined) {
    const isElsewhere = ofCourse.some((one) => one.own && one.key === participant.key);
    if (said !== null && isElsewhere) return { ...step, step: 'keep' };
    const mayBe = here.some(
      (one) =>
        !one.deleted && isActive(one.state) && resemblance(one.key, participant.key) === 'similar',
    );
    return mayBe ? 'participant' : { ...step, step: 'create', participant };
  }
  if (said === says || known.deleted) return { ...step, step: 'keep' };
  const before = said === null ? null : fieldsOf(said);
  if (before === null || !known.own) return { ...step, step: 'keep' };
  const changed = participantFields.filter(
    (field) => participant[field] !== before[field] && known[field] === before[field],
  );
  if (changed.length === 0) return { ...step, step: 'keep' };
  const only = (from: ParticipantFields): ParticipantPatch =>
    Object.fromEntries(changed.map((field) => [field, from[field]]));
  return { ...step, step: 'change', pk: known.pk, before: only(known), fields: only(participant) };
}

/** What a file says of a participant, as it is kept; equal texts say the same. */
export function saidOf(participant: ParticipantFields): string {
  return JSON.stringify(participantFields.map((field) => participant[field]));
}

/** Reads what `saidOf` made. */
function fieldsOf(said: string): ParticipantFields {
  const [position, phone, email] = JSON.parse(said) as (string | null)[];
  return { position: position ?? null, phone: phone ?? null, email: email ?? null };
}
