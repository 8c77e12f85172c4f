import { useEffect, useRef, useState } from 'react';
import { otherLayout } from '#domain/text/keyboard-layout.ts';
import { onShownCall, request } from '../../lib/client.ts';
import { toClientError, type ClientError } from '../../lib/client-error.ts';
import { queryClient } from '../../lib/query-client.ts';
import { recentLogins, rememberLogin } from '../../lib/recent-logins.ts';
import { channelQuery } from '../../lib/use-channel.ts';
import { useSecond } from '../../lib/use-now.ts';

/** The one layout that a text was typed in; null when it has letters of both or of none. */
function scriptOf(text: string): 'ru' | 'en' | null {
  if (otherLayout(text) === text) return null;
  return /[а-яё]/i.test(text) ? 'ru' : 'en';
}

/** What is typed at the door, and what came of it. */
export function useSignIn(lockedLogin: string | null) {
  const [recent] = useState(recentLogins);
  const [login, setLogin] = useState(lockedLogin ?? recent[0] ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ClientError | null>(null);
  const [script, setScript] = useState<'ru' | 'en' | null>(null);
  const [barred, setBarred] = useState({ seconds: 0, until: 0 });
  const [called, setCalled] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const now = useSecond();
  // The clock on screen may be up to a second behind.
  const wait = Math.max(0, Math.min(barred.seconds, Math.ceil((barred.until - now) / 1000)));

  useEffect(() => onShownCall(() => setCalled(true)), []);

  const refuse = (reason: unknown): void => {
    const refused = toClientError(reason);
    const seconds = Number(refused.details['seconds'] ?? 0);
    setError(refused);
    setScript(refused.code === 'access/wrong-password' ? scriptOf(password) : null);
    setBarred({ seconds, until: Date.now() + seconds * 1000 });
    setPassword('');
    setBusy(false);
    field.current?.focus();
  };

  const submit = (): void => {
    if (busy || wait > 0) return;
    setBusy(true);
    setError(null);
    request('session-sign-in', { login, password }).then((session) => {
      if (session.kind === 'signed-in') rememberLogin(session.login);
      queryClient.setQueryData(channelQuery('session-state', {}).queryKey, session);
    }, refuse);
  };

  return {
    ...{ recent, login, setLogin, password, setPassword, busy, error, script, wait },
    ...{ called, field, submit },
  };
}
