import type { SessionState } from '#contract/people.ts';
import type { GroupRow, People, PersonRow } from '#db/repositories/people.ts';
import { mayDo, type AccessArea, type AccessRight } from '#domain/access/rights.ts';

/** What outlives the file that is open: who signed in, until the process ends. */
export type SessionMemory = { personId: string | null; locked: boolean };

/** What a session became, for whoever has to do something about it. */
export type SessionChange = {
  readonly before: SessionState;
  readonly after: SessionState;
};

type Standing =
  | { readonly kind: 'open' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'locked' | 'signed-in'; readonly person: PersonRow; readonly group: GroupRow };

/** A window that goes away may still bring what was typed in it. */
const lastWordsMs = 3000;

/**
 * Who is at this desktop: one person for all windows. What one may do is as the file has it now, so
 * that a right taken away or a person deactivated counts at once.
 */
export class Session {
  readonly #people: People;
  readonly #memory: SessionMemory;
  readonly #onChange: (change: SessionChange) => void;
  readonly #now: () => number;
  #groups: readonly GroupRow[] = [];
  #standing: Standing = { kind: 'signed-out' };
  #left: { readonly personId: string; readonly at: number } | null = null;

  constructor(parts: {
    readonly people: People;
    readonly memory: SessionMemory;
    readonly onChange: (change: SessionChange) => void;
    readonly now: () => number;
  }) {
    this.#people = parts.people;
    this.#memory = parts.memory;
    this.#onChange = parts.onChange;
    this.#now = parts.now;
    this.#standing = this.#read();
  }

  state(): SessionState {
    const standing = this.#standing;
    switch (standing.kind) {
      case 'open':
      case 'signed-out':
        return { kind: standing.kind };
      case 'locked': {
        const { pk, name, login } = standing.person;
        return { kind: 'locked', personPk: pk, name, login };
      }
      case 'signed-in': {
        const { person, group } = standing;
        return {
          kind: 'signed-in',
          personPk: person.pk,
          name: person.name,
          login: person.login,
          group: group.key,
          rights: group.rights,
          groups: this.#groups.map(({ key, name, rights }) => ({ key, name, rights })),
        };
      }
    }
  }

  /** Whether somebody may work: signed in, or on a desktop without people. */
  isOpen(): boolean {
    return this.#standing.kind === 'open' || this.#standing.kind === 'signed-in';
  }

  may(area: AccessArea, right: AccessRight): boolean {
    switch (this.#standing.kind) {
      case 'open':
        return true;
      case 'signed-in':
        return mayDo(this.#standing.group.rights, area, right);
      case 'signed-out':
      case 'locked':
        return false;
    }
  }

  /** The person who is signed in, or null. */
  person(): PersonRow | null {
    return this.#standing.kind === 'signed-in' ? this.#standing.person : null;
  }

  groups(): readonly GroupRow[] {
    return this.#groups;
  }

  /**
   * Whose drafts are read and written now: the id of who is signed in, '' without people, null when
   * nobody may write any.
   */
  draftOwner(): string | null {
    if (this.#standing.kind === 'open') return '';
    if (this.#standing.kind === 'signed-in') return this.#standing.person.id;
    const left = this.#left;
    return left !== null && this.#now() - left.at <= lastWordsMs ? left.personId : null;
  }

  begin(personId: string): void {
    this.#memory.personId = personId;
    this.#memory.locked = false;
    this.refresh();
  }

  /** Keeps who is here, and shows and answers nothing until that person signs in again. */
  lock(): void {
    if (this.#standing.kind !== 'signed-in') return;
    this.#memory.locked = true;
    this.refresh();
  }

  end(): void {
    if (this.#standing.kind === 'open') return;
    this.#memory.personId = null;
    this.#memory.locked = false;
    this.refresh();
  }

  /** Looks again at people and groups; tells when anything is different for who is here. */
  refresh(): void {
    const before = this.state();
    const personBefore = this.person();
    this.#standing = this.#read();
    const after = this.state();
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    if (personBefore !== null && this.person() === null) {
      this.#left = { personId: personBefore.id, at: this.#now() };
    }
    this.#onChange({ before, after });
  }

  #read(): Standing {
    this.#groups = this.#people.groups();
    if (!this.#people.anyCanSignIn()) return { kind: 'open' };
    const { personId, locked } = this.#memory;
    const person = personId === null ? null : this.#people.byId(personId);
    const group = this.#groups.find(({ pk }) => pk === person?.groupPk);
    if (person?.active !== true || person.verifier === null || group === undefined) {
      return { kind: 'signed-out' };
    }
    return { kind: locked ? 'locked' : 'signed-in', person, group };
  }
}
