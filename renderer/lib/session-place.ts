import { useLocation } from '@tanstack/react-router';
import { history } from './history.ts';

const path = '/trainings';

export type SessionPlace = {
  readonly sessionPk: number | null;
  /** The participant that is meant among those of the session. */
  readonly registrationPk: number | null;
};

/** Which session is open beside the trainings, and which participant is meant. */
export function useSessionPlace(): SessionPlace {
  const sessionPk = useLocation({ select: ({ search }) => numberOf(search, 'session') });
  const registrationPk = useLocation({ select: ({ search }) => numberOf(search, 'participant') });
  return { sessionPk, registrationPk };
}

function numberOf(search: object, name: string): number | null {
  const value = (search as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'number' ? value : null;
}

/** Goes to the trainings with this session open, or none; `replace` leaves no step for Back. */
export function goToSession(
  sessionPk: number | null,
  options: { readonly replace?: boolean; readonly registrationPk?: number } = {},
): void {
  const { replace, registrationPk } = options;
  const who = registrationPk === undefined ? '' : `&participant=${String(registrationPk)}`;
  const href = sessionPk === null ? path : `${path}?session=${String(sessionPk)}${who}`;
  if (replace) history.replace(href);
  else history.push(href);
}
