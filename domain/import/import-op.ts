import type { Month } from '../bonus/month.ts';
import type { CalendarDate } from '../calendar/parse-date.ts';
import type { RecordChange } from './compare-records.ts';
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

/** One step of an import for the writer, in the order in which they have to be done. */
export type ImportOp = RegisterOp | PurchasesOp | ApplicationOp;

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
