import { hasAdministrator } from '#domain/access/administrators.ts';
import { Refusal } from './refusal.ts';
import type { WorkspaceState } from './workspace-state.ts';

/** Whether somebody of the workspace can sign in and look after people and rights. */
export function someoneAdministers(state: WorkspaceState): boolean {
  const standings = [...state.rowsOf('person')].map(({ fields, deleted }) => ({
    rights: state.rightsOfGroup(String(fields['groupId'])),
    active: !deleted && fields['active'] !== 0,
    canSignIn: typeof fields['verifier'] === 'string',
  }));
  return hasAdministrator(standings);
}

/**
 * Throws `people/last-administrator` where a step takes the last one away who could look after people: two
 * desktops may each have let one of the last two go.
 */
export function keepAdministrator(state: WorkspaceState, hadOne: boolean): void {
  if (hadOne && !someoneAdministers(state)) throw new Refusal('people/last-administrator');
}
