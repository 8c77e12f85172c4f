import type { AppError } from '#contract/errors.ts';
import type { Database } from '#db/database.ts';
import type { Events, EventName } from '#contract/ipc.ts';
import type { AccessArea, AccessRight } from '#domain/access/rights.ts';
import type { Writer } from '#db/write/writer.ts';
import type { WorkingTime } from './working-calendar.ts';

/** What the use cases of the data process work with. */
export type DataContext = {
  readonly db: Database;
  readonly writer: Writer;
  /** Who is working, as the history shows it. */
  actor(): string;
  /** Whether who is working may do this; what one may not see is left out of every answer. */
  may(area: AccessArea, right: AccessRight): boolean;
  /** The refusal of a right, with who has it. */
  denied(area: AccessArea, right: AccessRight): AppError;
  /** Tells every window. */
  emit<N extends EventName>(event: N, payload: Events[N]): void;
  /** A file the user chose or dropped; throws `file/not-granted`. */
  resolveGrant(
    token: string,
    mode: 'read' | 'write',
  ): { readonly path: string; readonly name: string };
  now(): number;
  /** Working hours, official days and zone as set now; asked for a year that no file has, it throws. */
  workingTime(): WorkingTime;
};
