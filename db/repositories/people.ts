import type { Database, Statement } from 'better-sqlite3';
import type { Rights } from '#domain/access/rights.ts';

/** A person as stored; the verifier never leaves the data process. */
export type PersonRow = {
  readonly pk: number;
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly groupPk: number;
  readonly active: boolean;
  readonly verifier: string | null;
};

export type GroupRow = {
  readonly pk: number;
  readonly key: string;
  readonly name: string;
  readonly rights: Rights;
};

type StoredPerson = Omit<PersonRow, 'active'> & { readonly active: number };
type StoredGroup = Omit<GroupRow, 'rights'> & { readonly rights: string };

const personColumns = 'pk, id, login, name, group_pk AS groupPk, active, verifier';

function person(row: StoredPerson): PersonRow {
  return { ...row, active: row.active === 1 };
}

/** Reads who works here and what each group may do: tables of a few dozen rows. */
export class People {
  readonly #all: Statement<[], StoredPerson>;
  readonly #byId: Statement<[string], StoredPerson>;
  readonly #byPk: Statement<[number], StoredPerson>;
  readonly #byLogin: Statement<[string], StoredPerson>;
  readonly #byName: Statement<[string], StoredPerson>;
  readonly #anyAble: Statement<[], number>;
  readonly #groups: Statement<[], StoredGroup>;

  constructor(db: Database) {
    const one = (column: string): string =>
      `SELECT ${personColumns} FROM person WHERE ${column} = ? AND deleted_at IS NULL`;
    this.#all = db.prepare(
      `SELECT ${personColumns} FROM person WHERE deleted_at IS NULL ORDER BY active DESC, name`,
    );
    this.#byId = db.prepare(one('id'));
    this.#byPk = db.prepare(one('pk'));
    this.#byLogin = db.prepare(one('login'));
    this.#byName = db.prepare(one('name'));
    this.#anyAble = db
      .prepare<[], number>(
        `SELECT EXISTS (SELECT 1 FROM person
           WHERE active = 1 AND verifier IS NOT NULL AND deleted_at IS NULL)`,
      )
      .pluck();
    this.#groups = db.prepare(
      'SELECT pk, key, name, rights FROM access_group WHERE deleted_at IS NULL ORDER BY pk',
    );
  }

  /** Whether anybody could sign in: until then the desktop has no door. */
  anyCanSignIn(): boolean {
    return this.#anyAble.get() === 1;
  }

  all(): PersonRow[] {
    return this.#all.all().map(person);
  }

  byId(id: string): PersonRow | null {
    const row = this.#byId.get(id);
    return row ? person(row) : null;
  }

  byPk(pk: number): PersonRow | null {
    const row = this.#byPk.get(pk);
    return row ? person(row) : null;
  }

  /** By the login as normalised. */
  byLogin(login: string): PersonRow | null {
    const row = this.#byLogin.get(login);
    return row ? person(row) : null;
  }

  byName(name: string): PersonRow | null {
    const row = this.#byName.get(name);
    return row ? person(row) : null;
  }

  groups(): GroupRow[] {
    return this.#groups
      .all()
      .map(({ rights, ...row }) => ({ ...row, rights: JSON.parse(rights) as Rights }));
  }
}
