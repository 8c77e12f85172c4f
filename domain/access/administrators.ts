import { mayDo, type Rights } from './rights.ts';

/** What of a person decides who can look after the others. */
export type Standing = {
  /** Of the person's group; null when it is gone. */
  readonly rights: Rights | null;
  readonly active: boolean;
  /** A password was set. */
  readonly canSignIn: boolean;
};

/** Whether rights make an administrator: whoever may change people can give every other right. */
export function administers(rights: Rights): boolean {
  return mayDo(rights, 'people', 'edit') && mayDo(rights, 'people', 'view');
}

/** Whether somebody is left who can sign in and look after people and rights. */
export function hasAdministrator(people: readonly Standing[]): boolean {
  return people.some(
    ({ rights, active, canSignIn }) =>
      active && canSignIn && rights !== null && administers(rights),
  );
}
