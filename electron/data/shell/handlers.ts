import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import {
  settingKeys,
  type AppStatus,
  type BackupFile,
  type OpenReport,
  type shellChannels,
} from '#contract/shell.ts';
import { pendingChanges } from '#db/repositories/stats.ts';
import type { DataContext } from '../context.ts';
import { passingStep } from '../person-step.ts';
import type { UndoStack } from '../reseller/undo-stack.ts';
import { denied } from '../session/admit.ts';
import { idleSetting } from '../session/idle-setting.ts';
import type { Session } from '../session/session.ts';
import type { LocalStore } from '#db/repositories/local-store.ts';
import { SavedViews } from '#db/repositories/saved-views.ts';
import type { WorkspaceSettings } from '#db/repositories/workspace-settings.ts';
import { isWorkspaceSetting, workspaceSettingKeys } from '#domain/calendar/workspace-settings.ts';

export type ShellParts = {
  readonly version: string;
  readonly dataFile: string;
  readonly reports: readonly OpenReport[];
  readonly store: LocalStore;
  readonly workspaceSettings: WorkspaceSettings;
  readonly session: Session;
  readonly undo: UndoStack;
  /** Saves also when the disk is full, from the room kept for it. */
  saveDraft(work: () => void): void;
  listBackups(): readonly BackupFile[];
  /** Takes the content that the last check found changed for right; false when it cannot be. */
  acceptContent(): boolean;
  lastBackupAt(): number | null;
  connection(): AppStatus['connection'];
  /** Makes and verifies a backup without holding up the windows. */
  backupNow(): Promise<BackupFile>;
  /** Sets the present file aside and opens the backup in its place; answers the set-aside file. */
  restore(backup: string): Promise<string>;
};

type ShellHandlers = Pick<Handlers, keyof typeof shellChannels>;

export type Shell = {
  readonly handlers: ShellHandlers;
  status(): AppStatus;
  /** Shows a report in every window, until a person has read it. */
  report(report: OpenReport): void;
};

/** What a window needs to draw the door in the right language and theme. */
const settingsAtTheDoor = ['language', 'theme'];

/** What windows may know of the settings; others keep their own things beside these. */
const shownSettings: readonly string[] = [...settingKeys, idleSetting];

/** Nothing of the data, and nothing of who works here. */
const statusAtTheDoor: AppStatus = {
  dataFile: '',
  pendingChanges: 0,
  connection: 'none',
  lastBackupAt: null,
  undo: null,
  redo: null,
  undoStep: null,
  redoStep: null,
};

/** The use cases of the frame: status, settings, drafts, undo, views, backups. */
export function createShell(context: DataContext, parts: ShellParts): Shell {
  const { store, workspaceSettings, undo, session } = parts;
  // Undo goes past it: it would bring hours back that another desktop has seen.
  const inStep = passingStep(context);
  const views = new SavedViews(context.db, 'resellers');
  let reports: readonly OpenReport[] = parts.reports.filter((report) => report.kind !== 'opened');

  const status = (): AppStatus => {
    if (!session.isOpen()) return statusAtTheDoor;
    return {
      dataFile: parts.dataFile,
      pendingChanges: pendingChanges(context.db),
      connection: parts.connection(),
      lastBackupAt: parts.lastBackupAt(),
      ...undo.labels(),
      ...undo.steps(),
    };
  };
  const settings = (): Record<string, string> => {
    const shared = workspaceSettingKeys.map((key) => [key, workspaceSettings.get(key)] as const);
    const stored = { ...store.settings(), ...Object.fromEntries(shared) };
    const shown: readonly string[] = session.isOpen() ? shownSettings : settingsAtTheDoor;
    return Object.fromEntries(Object.entries(stored).filter(([key]) => shown.includes(key)));
  };
  /** Whose drafts these are. */
  const owner = (): string => {
    const found = session.draftOwner();
    if (found === null) throw new AppError('access/signed-out', 'Drafts of nobody');
    return found;
  };

  const handlers: ShellHandlers = {
    'app-info': () => ({
      version: parts.version,
      userName: session.isOpen() ? context.actor() : '',
      reports: session.isOpen() ? reports : [],
      settings: settings(),
      status: status(),
    }),
    'app-status': status,
    'report-dismiss': () => {
      reports = [];
      return { dismissed: true };
    },
    'content-accept': () => ({ accepted: parts.acceptContent() }),
    'setting-put': ({ key, value }) => {
      if (!isWorkspaceSetting(key)) store.putSetting(key, value);
      else if (session.may('lists', 'edit')) inStep((tx) => workspaceSettings.put(tx, key, value));
      // Everybody's terms hang on it.
      else throw denied(session, 'lists', 'edit');
      return { saved: true };
    },
    'draft-put': ({ key, value }) => {
      parts.saveDraft(() => store.putDraft(owner(), key, value, context.now()));
      return { saved: true };
    },
    'draft-remove': ({ key }) => {
      store.removeDraft(owner(), key);
      return { removed: true };
    },
    'draft-list': ({ prefix }) => store.drafts(owner(), prefix),
    'change-undo': ({ step }) => undo.undo(step),
    'change-redo': ({ step }) => undo.redo(step),
    'view-list': () => views.all(),
    'view-save': ({ name, query, columns }) => {
      views.save(name, { query, columns });
      return views.all();
    },
    'view-remove': ({ pk }) => {
      views.remove(pk);
      return views.all();
    },
    'backup-now': () => parts.backupNow(),
    'backup-list': () => parts.listBackups(),
    'backup-restore': async ({ file }) => {
      if (!parts.listBackups().some((backup) => backup.file === file)) {
        throw new AppError('app/not-found', 'no such backup');
      }
      return { restored: true, setAside: await parts.restore(file) };
    },
  };
  return {
    handlers,
    status,
    report: (report) => {
      reports = [...reports, report];
      context.emit('open-report', report);
    },
  };
}
