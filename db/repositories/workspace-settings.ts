import type { Database, Statement } from 'better-sqlite3';
import type { WorkspaceSettingKey } from '#domain/calendar/workspace-settings.ts';
import type { WriteTransaction } from '../write/write-transaction.ts';

/** The settings that all desktops of a workspace share. */
export class WorkspaceSettings {
  readonly #value: Statement<[string], string>;
  readonly #pk: Statement<[string], number>;

  constructor(db: Database) {
    const one = (column: string): string =>
      `SELECT ${column} FROM workspace_setting WHERE key = ? AND deleted_at IS NULL`;
    this.#value = db.prepare<[string], string>(one('value')).pluck();
    this.#pk = db.prepare<[string], number>(one('pk')).pluck();
  }

  /** The value as set; empty where nobody has set any: then it is as the program comes. */
  get(key: WorkspaceSettingKey): string {
    return this.#value.get(key) ?? '';
  }

  /** Sets a value for all desktops. Throws for a key that no desktop has. */
  put(tx: WriteTransaction, key: WorkspaceSettingKey, value: string): void {
    const pk = this.#pk.get(key);
    if (pk === undefined) throw new Error(`no setting ${key}`);
    tx.patch('workspace-setting', pk, { value });
  }
}
