import { sections, type Section } from './sections.ts';
import { useSession } from './session.ts';
import { sessionMay } from './use-may.ts';

/** The sections that who works here may see, in the order of the rail. */
export function useSections(): readonly Section[] {
  const session = useSession();
  return sections.filter(({ needs }) => needs === undefined || sessionMay(session, ...needs));
}
