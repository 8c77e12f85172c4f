import { create } from 'zustand';
import type {
  ImportKind,
  ImportResult,
  RowCounts,
  RowVerdict,
  UndoReport,
  UnknownChoice,
} from '#contract/import.ts';
import type { ChannelOutput } from '#contract/ipc.ts';
import type { GrantedFile } from '#contract/shell.ts';
import type { ClientError } from '../../lib/client-error.ts';

export type OpenedFile = ChannelOutput<'import-open'>;
export type Step = 'columns' | 'rows' | 'run' | 'result';

/** One file on its way in; it outlives the screen, so that one may leave and come back. */
export type Session = {
  readonly id: string;
  readonly file: GrantedFile;
  /** Its number in the folder from which it was opened alone. */
  readonly folderFile: number | null;
  readonly password: string | null;
  readonly opened: OpenedFile;
  /** What its rows are, by the columns that were checked last. */
  readonly kind: ImportKind;
  /** The kind that a person chose. */
  readonly asked: ImportKind | null;
  readonly step: Step;
  readonly mapping: OpenedFile['mapping'];
  readonly picture: OpenedFile['picture'];
  readonly busy: 'sheet' | 'check' | 'cancel' | null;
  /** What the last action was refused with; shown on the step until the next action. */
  readonly problem: ClientError | null;
  readonly counts: RowCounts | null;
  /** The mapping that the counts belong to; as long as it is the same, mended cells stay. */
  readonly checkedAs: string | null;
  /** Rises with each judgement, so that the rows are read again. */
  readonly judged: number;
  readonly verdict: RowVerdict | null;
  /** What becomes of companies that nobody knows. */
  readonly unknown: UnknownChoice;
  readonly result: ImportResult | null;
  readonly undone: UndoReport | null;
  readonly errorsFile: { readonly token: string; readonly rows: number } | null;
};

/** A file that is being opened, or could not be. */
export type Opening = {
  readonly file: GrantedFile;
  /** Its number in the folder from which it is opened. */
  readonly folderFile: number | null;
  readonly busy: boolean;
  readonly problem: ClientError | null;
};

type ImportStore = {
  readonly sessions: readonly Session[];
  /** The session on screen; null for the start page. */
  readonly current: string | null;
  readonly opening: Opening | null;
};

export const useImports = create<ImportStore>(() => ({
  sessions: [],
  current: null,
  opening: null,
}));

/** The session of an id as it is now; undefined once it is closed. */
export function sessionOf(id: string): Session | undefined {
  return useImports.getState().sessions.find((session) => session.id === id);
}

/** Changes parts of a session; nothing happens when it was closed meanwhile. */
export function patchSession(id: string, part: Partial<Session>): void {
  useImports.setState(({ sessions }) => ({
    sessions: sessions.map((session) => (session.id === id ? { ...session, ...part } : session)),
  }));
}

/** Puts a new session on screen. */
export function addSession(
  file: GrantedFile,
  { password = null, folderFile = null }: Partial<Pick<Session, 'password' | 'folderFile'>>,
  opened: OpenedFile,
): void {
  const session: Session = {
    id: opened.sessionId,
    file,
    folderFile,
    password,
    opened,
    kind: opened.kind,
    asked: null,
    step: 'columns',
    mapping: opened.mapping,
    picture: opened.picture,
    busy: null,
    problem: null,
    counts: null,
    checkedAs: null,
    judged: 0,
    verdict: null,
    unknown: 'leave',
    result: null,
    undone: null,
    errorsFile: null,
  };
  useImports.setState(({ sessions }) => ({
    sessions: [...sessions, session],
    current: session.id,
    opening: null,
  }));
}

/** Takes a session out of the window. */
export function removeSession(id: string): void {
  useImports.setState(({ sessions, current }) => ({
    sessions: sessions.filter((session) => session.id !== id),
    current: current === id ? null : current,
  }));
}

/** Shows a session, or the start page; an unfinished session waits there. */
export function showSession(id: string | null): void {
  useImports.setState({ current: id });
}
