import { useEffect, useState } from 'react';
import { dialShortcuts } from '#contract/dial-shortcuts.ts';
import type { Calling } from '#contract/shell.ts';
import { Button } from '../../components/button.tsx';
import { Copyable } from '../../components/copyable.tsx';
import { desktop } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { queryClient } from '../../lib/query-client.ts';
import { showToast } from '../../lib/toasts.ts';
import { channelQuery, useChannel, useChannelMutation } from '../../lib/use-channel.ts';
import { useMay } from '../../lib/use-may.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { SettingsLine, SettingsSection } from './section.tsx';
import classes from './settings.module.css';

/** How the system hands numbers over: keys for the clipboard, `tel:` links. */
function FromSystem() {
  const { t } = useTexts();
  const [calling, setCalling] = useState<Calling | null>(null);
  const change = (wish: Parameters<typeof desktop.calling>[0]): void => {
    desktop.calling(wish).then(setCalling, showError);
  };
  useEffect(() => change({}), []);
  if (!calling) return null;
  return (
    <>
      <SettingsLine
        label={t('settings:calling.shortcut')}
        hint={t(calling.shortcutWorks ? 'settings:calling.shortcutHint' : 'settings:calling.taken')}
        htmlFor="dial-shortcut"
      >
        <select
          id="dial-shortcut"
          className={classes.pick}
          value={calling.shortcut}
          onChange={(event) => {
            const shortcut = dialShortcuts.find((one) => one === event.target.value);
            if (shortcut !== undefined) change({ shortcut });
          }}
        >
          {dialShortcuts.map((keys) => (
            <option key={keys} value={keys}>
              {keys === '' ? t('settings:calling.noKeys') : keys.replace('Control', 'Ctrl')}
            </option>
          ))}
        </select>
      </SettingsLine>
      <SettingsLine
        label={t('settings:calling.links')}
        hint={t('settings:calling.linksHint')}
        htmlFor="tel-links"
      >
        <input
          id="tel-links"
          type="checkbox"
          checked={calling.telLinks}
          onChange={(event) => change({ telLinks: event.target.checked })}
        />
      </SettingsLine>
    </>
  );
}

function Softphone() {
  const { t } = useTexts();
  const { may, why } = useMay('interactions', 'edit');
  const { data: phone } = useChannel('softphone-read', {});
  const toggle = useChannelMutation('softphone-switch');
  const renew = useChannelMutation('softphone-token-new');
  if (!phone) return null;
  const { queryKey } = channelQuery('softphone-read', {});
  const keep = (next: typeof phone): void => void queryClient.setQueryData(queryKey, next);
  const newToken = (): void =>
    renew.mutate(
      {},
      {
        onSuccess: (next) => {
          keep(next);
          showToast({ tone: 'done', text: t('settings:calling.tokenMade') });
        },
        onError: showError,
      },
    );
  return (
    <>
      <SettingsLine
        label={t('settings:calling.softphone')}
        hint={why ?? t('settings:calling.softphoneHint')}
        htmlFor="softphone-on"
      >
        <input
          id="softphone-on"
          type="checkbox"
          checked={phone.on}
          disabled={!may}
          onChange={(event) =>
            toggle.mutate({ on: event.target.checked }, { onSuccess: keep, onError: showError })
          }
        />
      </SettingsLine>
      {phone.on && (
        <>
          <SettingsLine label={t('settings:calling.address')}>
            {phone.url === null ? (
              <span className={classes.soft}>{t('settings:calling.notListening')}</span>
            ) : (
              <Copyable text={phone.url} />
            )}
          </SettingsLine>
          <SettingsLine
            label={t('settings:calling.token')}
            hint={t('settings:calling.tokenHint', { file: phone.file })}
          >
            <Copyable text={`${phone.token.slice(0, 6)}…`} value={phone.token} />
            <Button onClick={newToken} disabled={!may || renew.isPending} title={why ?? undefined}>
              {t('settings:calling.tokenNew')}
            </Button>
          </SettingsLine>
        </>
      )}
    </>
  );
}

/** Where calls come from besides the hand: the system's keys and links, a softphone. */
export function CallSources() {
  const { t } = useTexts();
  const { may } = useMay('interactions', 'add');
  if (!may) return null;
  return (
    <SettingsSection title={t('settings:calling.title')}>
      <FromSystem />
      <Softphone />
    </SettingsSection>
  );
}
