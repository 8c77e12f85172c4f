import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { SessionState } from '#contract/people.ts';
import { history } from '../lib/history.ts';
import { sections } from '../lib/sections.ts';
import { useSession } from '../lib/session.ts';
import { sessionMay } from '../lib/use-may.ts';
import { useSections } from '../lib/use-sections.ts';

function isAllowed(session: SessionState | undefined, path: string): boolean {
  const needs = sections.find((section) => section.path === path)?.needs;
  return needs === undefined || sessionMay(session, ...needs);
}

/**
 * Whether who works here may see the screen that the window is at; if not, it goes to the first
 * section that they may see. Another person may have been there before.
 */
export function usePlaceAllowed(): boolean {
  const session = useSession();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const [first] = useSections();
  const allowed = isAllowed(session, path);
  useEffect(() => {
    if (!allowed && first) history.replace(first.path);
  }, [allowed, first]);
  return allowed;
}
