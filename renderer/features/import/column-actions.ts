import type { ColumnGuess, ImportKind, RegisterField, SheetMapping } from '#contract/import.ts';
import { request } from '../../lib/client.ts';
import { toClientError, type ClientError } from '../../lib/client-error.ts';
import { beginActivity } from '../../lib/import-activity.ts';
import { patchSession, sessionOf } from './sessions.ts';

/** Shows another sheet, or the same one with another header row. */
export async function chooseSheet(id: string, sheet: number, headerTo?: number): Promise<void> {
  patchSession(id, { busy: 'sheet', problem: null });
  try {
    const { mapping, picture } = await request('import-sheet', {
      sessionId: id,
      sheet,
      ...(headerTo === undefined ? {} : { headerTo }),
    });
    patchSession(id, { mapping, picture, busy: null });
  } catch (error) {
    patchSession(id, { busy: null, problem: toClientError(error) });
  }
}

/** Reads the file as another kind; answers why not where it cannot be read so and stays what it was. */
export async function chooseKind(id: string, kind: ImportKind): Promise<ClientError | null> {
  const session = sessionOf(id);
  if (!session || session.busy !== null) return null;
  patchSession(id, { busy: 'sheet', problem: null });
  try {
    const { sheet } = session.mapping;
    const { mapping, picture, sheets } = await request('import-kind', {
      sessionId: id,
      ...{ sheet, kind },
    });
    const opened = { ...session.opened, kind, sheets, isRecognised: true };
    patchSession(id, {
      ...{ opened, mapping, picture, kind, busy: null },
      ...{ asked: kind, counts: null, checkedAs: null },
    });
    return null;
  } catch (error) {
    patchSession(id, { busy: null });
    return toClientError(error);
  }
}

function withColumn(
  mapping: SheetMapping,
  column: number,
  part: Partial<ColumnGuess>,
): SheetMapping {
  return {
    ...mapping,
    columns: mapping.columns.map((guess) =>
      guess.column === column ? { ...guess, ...part } : guess,
    ),
  };
}

/** Says what a column means. */
export function chooseField(id: string, column: number, field: RegisterField): void {
  const session = sessionOf(id);
  if (!session) return;
  const part = { field, by: 'person', certainty: 'sure' } as const;
  patchSession(id, { mapping: withColumn(session.mapping, column, part), problem: null });
}

/** One text for a mapping, the same for equal ones. */
export function mappingKey(mapping: SheetMapping): string {
  const { sheet, headerTo, columns } = mapping;
  return JSON.stringify([sheet, headerTo, columns.map(({ column, field }) => [column, field])]);
}

/** What a person looks at first: the rows that stay out. */
const needing = ['error', 'decide', 'unknown'] as const;

/** Judges every row with the mapping on screen, then shows the rows. */
export async function checkRows(id: string): Promise<void> {
  const session = sessionOf(id);
  if (!session || session.busy !== null) return;
  const { mapping } = session;
  const checkedAs = mappingKey(mapping);
  if (session.checkedAs === checkedAs && session.counts) {
    patchSession(id, { step: 'rows', problem: null });
    return;
  }
  patchSession(id, { busy: 'check', problem: null });
  const ended = beginActivity(id, session.file.name);
  try {
    const { counts, kind } = await request('import-check', {
      sessionId: id,
      sheet: mapping.sheet,
      headerTo: mapping.headerTo,
      columns: mapping.columns.map(({ column, field }) => ({ column, field })),
    });
    const judged = (sessionOf(id)?.judged ?? 0) + 1;
    const verdict = needing.find((one) => counts[one] > 0) ?? null;
    patchSession(id, { busy: null, step: 'rows', counts, kind, checkedAs, judged, verdict });
  } catch (error) {
    const problem = toClientError(error);
    // Stopped by the person: that needs no telling.
    const stopped = problem.code === 'import/cancelled';
    patchSession(id, { busy: null, problem: stopped ? null : problem });
  } finally {
    ended();
  }
}
