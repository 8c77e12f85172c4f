import type { Month } from '../bonus/month.ts';
import type { RequestStep } from './bonus-requests/compare-request.ts';
import type { CalendarDate } from '../calendar/parse-date.ts';
import type { RecordChange } from './compare-records.ts';
import type { LogPatch } from './interactions/compare-log.ts';
import type { LogPlace } from './interactions/log-record.ts';
import type { NewCandidate } from './new-candidates.ts';
import type { FactStep } from './purchases/compare-facts.ts';
import type { RegisterRecord } from './register-record.ts';
import type { WantedSession } from './trainings/application-record.ts';
import type { ParticipantStep } from './trainings/compare-participants.ts';

/** What a report changes of the purchases of one reseller. */
export type PurchasesOp = {
  readonly op: 'purchases';
  /** The stored reseller. */
  readonly pk: number;
  /** The first row that says so. */
  readonly row: number;
  readonly facts: readonly FactStep[];
  /** The period of the whole file. */
  readonly months: { readonly from: Month; readonly to: Month };
};

/** What a list of requests changes of those of one reseller. */
export type BonusRequestsOp = {
  readonly op: 'bonus-requests';
  /** The stored reseller. */
  readonly pk: number;
  /** The first row that says so. */
  readonly row: number;
  readonly steps: readonly RequestStep[];
};

/** What a row of a log brings in, or changes of what an earlier file has brought in. */
export type InteractionOp =
  | (LogPlace & {
      readonly op: 'interaction-new';
      readonly row: number;
      readonly values: LogPatch;
    })
  | {
      readonly op: 'interaction-change';
      readonly row: number;
      /** The stored interaction. */
      readonly pk: number;
      readonly values: LogPatch;
      /** What stood there while the file was read. */
      readonly was: LogPatch;
      /** Where the file says another moment than before, in milliseconds UTC. */
      readonly moment?: { readonly was: number; readonly to: number };
    };

/** What a form changes of the participants of one reseller in one session. */
export type ApplicationOp = {
  readonly op: 'application';
  /** The stored reseller. */
  readonly pk: number;
  /** The first row that says so. */
  readonly row: number;
  readonly session: WantedSession;
  /** The day of the form; null where it bears none. */
  readonly filedOn: CalendarDate | null;
  /** The day by which it was decided whether the session is over. */
  readonly today: CalendarDate;
  readonly steps: readonly ParticipantStep[];
};

/** An unknown company that becomes a reseller, before the rows that speak of it are decided. */
export type CandidateOp = {
  readonly op: 'candidate';
  readonly candidate: NewCandidate;
};

/** One step of an import for the writer, in the order in which they have to be done. */
export type ImportOp =
  RegisterOp | PurchasesOp | BonusRequestsOp | InteractionOp | ApplicationOp | CandidateOp;

/** A step of the import of a register or of an accounting export. */
export type RegisterOp =
  | {
      readonly op: 'create';
      /** Number within this import, for later steps on the same reseller. */
      readonly no: number;
      /** The row that says so, by its index: what cannot be written any more is told by it. */
      readonly row: number;
      readonly record: RegisterRecord;
      readonly source: string;
    }
  | {
      readonly op: 'change';
      /** The stored reseller, or null for one created in this import under `no`. */
      readonly pk: number | null;
      readonly no: number;
      readonly row: number;
      readonly change: RecordChange;
      /** What the file says now, to be kept for the next time; null if that is kept already. */
      readonly source: string | null;
    };
