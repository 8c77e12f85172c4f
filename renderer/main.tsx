import './lib/trusted-text.ts';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import './app/tokens.css';
import './app/base.css';
import { rememberedTheme } from './lib/appearance.ts';
import { connectClient } from './lib/client.ts';
import { followDesk } from './lib/desk.ts';
import { flushDrafts } from './lib/drafts.ts';
import { startI18n } from './lib/i18n.ts';
import { shareNonce } from './lib/nonce.ts';
import { invalidateOnChange, queryClient } from './lib/query-client.ts';
import { channelQuery } from './lib/use-channel.ts';

/** The scheme must be known before the first pixel, or a dark screen would flash white. */
function applyRememberedTheme(): void {
  const choice = rememberedTheme();
  const systemDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const dark = choice === 'system' ? systemDark : choice === 'dark';
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
}

async function start(): Promise<void> {
  applyRememberedTheme();
  shareNonce();
  connectClient();
  invalidateOnChange();
  // A closing window has no time to wait for a timer.
  window.addEventListener('pagehide', () => flushDrafts());
  // Asked for while screens and texts are loading; who needs it waits for this same answer.
  void queryClient.prefetchQuery(channelQuery('app-info', {}));
  followDesk();
  const [{ renderApp }] = await Promise.all([import('./app/app.tsx'), startI18n()]);
  renderApp();
}

void start();
