import type { Page } from '@playwright/test';
import type { LaunchedApp } from './launch.ts';
import type { dialog, popup, Ready } from './look.ts';
import type { TestPhone } from './softphone.ts';

/** What a walk goes through, and what it does at each stop. */
export interface Walk {
  readonly launched: LaunchedApp;
  readonly page: Page;
  /** The data folder: that of `folderOfEverything`, furnished. */
  readonly folder: string;
  readonly phone: TestPhone;
  readonly language: 'ru' | 'en';
  readonly text: (key: string) => string;
  /** Looks at the screen as it stands, or at a part of it. */
  readonly look: (include?: string) => Promise<void>;
  /** Looks at what stands over the screen and closes it. */
  readonly lookOver: (what: typeof dialog | typeof popup, ready?: Ready) => Promise<void>;
}
