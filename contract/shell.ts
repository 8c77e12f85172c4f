import { z } from 'zod';
import { channel } from './channel.ts';
import { dialShortcuts, type DialShortcut } from './dial-shortcuts.ts';
import { resellerQuerySchema } from './reseller.ts';

/** What happened when the data file was opened; shown once, until the user has read it. */
export type OpenReport =
  | { readonly kind: 'opened' }
  | { readonly kind: 'created' }
  | {
      readonly kind: 'restored';
      /** The damaged file as set aside; never deleted. */
      readonly damagedFile: string;
      readonly backupFile: string;
      readonly backupAt: number;
      readonly reason: string;
    }
  | {
      /** The end of the log could not be read: the last saved changes are gone, the rest is whole. */
      readonly kind: 'changes-lost';
      readonly keptLog: string;
      readonly reason: string;
    }
  | {
      /** A check in the background found damage; the next start restores a backup. */
      readonly kind: 'damage-found';
      readonly reason: string;
    }
  | {
      /** Bytes differ from what this program wrote although the file is in order. */
      readonly kind: 'content-changed';
      /** Tables of the file, as in the schema. */
      readonly tables: readonly string[];
    }
  | { readonly kind: 'batch-rolled-back'; readonly fileName: string; readonly rows: number };

export type AppStatus = {
  readonly dataFile: string;
  readonly pendingChanges: number;
  readonly connection: 'none' | 'online' | 'offline';
  readonly lastBackupAt: number | null;
  readonly undo: string | null;
  readonly redo: string | null;
  /** The steps that these would take back and make again: a message about another offers nothing. */
  readonly undoStep: number | null;
  readonly redoStep: number | null;
};

/** What a step was about, for the words of "undo". */
export type StepSubject = {
  /** As people know it: the title of a task, the name of a participant. */
  readonly name: string | null;
  readonly reseller: string | null;
  /** How somebody was spoken with. */
  readonly channel: string | null;
  /** How many of a kind the step changed. */
  readonly count: number;
};

/** A step taken back or made again. */
export type MovedStep = {
  readonly step: number;
  readonly label: string;
  readonly subject: StepSubject;
  readonly resellerPk: number | null;
};

/** Which step is meant; without it the last one. */
const stepSchema = z.object({ step: z.number().int().positive().optional() });

export type AppInfo = {
  readonly version: string;
  readonly userName: string;
  readonly reports: readonly OpenReport[];
  readonly settings: Readonly<Record<string, string>>;
  readonly status: AppStatus;
};

export type SavedView = {
  readonly pk: number;
  readonly name: string;
  readonly query: z.infer<typeof resellerQuerySchema>;
  readonly columns: readonly { field: string; width: number | null }[];
};

export type BackupFile = {
  readonly file: string;
  readonly at: number;
  readonly bytes: number;
  readonly verified: boolean;
};

/**
 * Settings: those of `workspaceSettingKeys` are of the workspace, all others of this desktop. Values are text, JSON
 * where a value has parts.
 */
export const settingKeys = [
  'language',
  'theme',
  'userName',
  'railCollapsed',
  'resellerColumns',
  'resellerDivider',
  'interactionColumns',
  'interactionDivider',
  'todayDivider',
  'trainingColumns',
  'trainingDivider',
  'bonusDivider',
  'timeZone',
  /** When the centre works, as `domain/calendar/working-hours.ts` writes it. */
  'workingHours',
  'windowBounds',
  'lastRoute',
] as const;

export const shellChannels = {
  'app-info': channel(z.object({})).returns<AppInfo>(),
  'app-status': channel(z.object({})).returns<AppStatus>(),
  'report-dismiss': channel(z.object({})).returns<{ dismissed: true }>(),
  /** Keeps the content that a check found changed: it is right as it stands. */
  'content-accept': channel(z.object({})).returns<{ accepted: boolean }>(),
  'setting-put': channel(
    z.object({ key: z.enum(settingKeys), value: z.string().max(100_000) }),
  ).returns<{ saved: true }>(),
  /** What is typed but not yet saved; survives `kill -9`. Key like `reseller:12:note`. */
  'draft-put': channel(
    z.object({ key: z.string().max(200), value: z.string().max(100_000) }),
  ).returns<{ saved: true }>(),
  'draft-remove': channel(z.object({ key: z.string().max(200) })).returns<{ removed: true }>(),
  'draft-list': channel(z.object({ prefix: z.string().max(200) })).returns<
    readonly { key: string; value: string; updatedAt: number }[]
  >(),
  /**
   * Takes back the last change a person made in this session; answers what it was. Refused when a
   * step is named and another one is the last.
   */
  'change-undo': channel(stepSchema).returns<MovedStep>(),
  'change-redo': channel(stepSchema).returns<MovedStep>(),
  'view-list': channel(z.object({})).returns<readonly SavedView[]>(),
  'view-save': channel(
    z.object({
      name: z.string().min(1).max(100),
      query: resellerQuerySchema,
      columns: z
        .array(z.object({ field: z.string().max(60), width: z.number().nullable() }))
        .max(40),
    }),
  ).returns<readonly SavedView[]>(),
  'view-remove': channel(z.object({ pk: z.number().int().positive() })).returns<
    readonly SavedView[]
  >(),
  'backup-now': channel(z.object({})).returns<BackupFile>(),
  'backup-list': channel(z.object({})).returns<readonly BackupFile[]>(),
  /** Sets the present file aside and opens the named backup. */
  'backup-restore': channel(z.object({ file: z.string().max(4096) })).returns<{
    restored: true;
    setAside: string;
  }>(),
} as const;

/** How the system hands numbers to this application. */
export type Calling = {
  readonly shortcut: DialShortcut;
  /** False when another program has these keys. */
  readonly shortcutWorks: boolean;
  /** `tel:` links open here. */
  readonly telLinks: boolean;
};

/** Kinds of files that the application writes where a person says. */
export const saveKinds = ['xlsx', 'xls', 'csv', 'pdf', 'packet'] as const;
export type SaveKind = (typeof saveKinds)[number];

/** What the main process does for the window, through the bridge of the preload. */
export const bridgeChannels = {
  /** Asks for a port to the data process; see `contract/bridge.ts` for how it comes. */
  'shell-connect': z.object({}),
  /** Asks for a file or a folder with the system's dialog and grants the data process to read it. */
  'shell-choose-file': z.object({
    kind: z.enum(['workbook', 'folder', 'certificate', 'answer']),
  }),
  'shell-choose-save': z.object({
    suggestedName: z.string().max(200),
    /** What is going to be written; the name gets this ending when it has another one. */
    kind: z.enum(saveKinds).default('xlsx'),
  }),
  'shell-grant-dropped': z.object({ path: z.string().max(4096) }),
  'shell-show-file': z.object({ token: z.string().max(64) }),
  'shell-drawn': z.object({}),
  'shell-ready': z.object({}),
  'shell-zoom': z.object({ direction: z.enum(['in', 'out', 'reset']) }),
  'shell-new-window': z.object({}),
  'shell-theme': z.object({ theme: z.enum(['system', 'light', 'dark']) }),
  'shell-language': z.object({ language: z.enum(['ru', 'en']) }),
  'shell-show-data-folder': z.object({}),
  'shell-quit': z.object({}),
  'shell-calling': z.object({
    /** Left out: only to be read. */
    shortcut: z.enum(dialShortcuts).optional(),
    telLinks: z.boolean().optional(),
  }),
  'shell-clipboard-write': z.object({ text: z.string().max(50_000_000) }),
} as const;

export type GrantedFile = {
  readonly token: string;
  readonly name: string;
  readonly size: number;
  /** Granted with everything in it. */
  readonly isFolder?: boolean;
};
