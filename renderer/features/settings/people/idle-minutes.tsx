import { useId } from 'react';
import { idleMinutes, idleMinutesByDefault } from '#contract/idle-minutes.ts';
import { request } from '../../../lib/client.ts';
import { showError } from '../../../lib/error-text.ts';
import { queryClient } from '../../../lib/query-client.ts';
import { channelQuery, useChannel } from '../../../lib/use-channel.ts';
import { useMay } from '../../../lib/use-may.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { SettingsLine } from '../section.tsx';
import settings from '../settings.module.css';

const { queryKey } = channelQuery('app-info', {});

function put(minutes: (typeof idleMinutes)[number] | null): void {
  request('session-idle-put', { minutes }).then(
    () => queryClient.invalidateQueries({ queryKey }),
    showError,
  );
}

/** After how long without a key or the mouse this desktop locks itself. */
export function IdleMinutes() {
  const { t } = useTexts();
  const id = useId();
  const edit = useMay('people', 'edit');
  const { data: info } = useChannel('app-info', {});
  const stored = info?.settings['idleMinutes'];
  return (
    <SettingsLine
      label={t('people:idle.label')}
      hint={edit.why ?? t('people:idle.hint')}
      htmlFor={id}
    >
      <select
        id={id}
        className={settings.pick}
        disabled={!edit.may}
        value={stored ?? String(idleMinutesByDefault)}
        onChange={({ target }) => {
          put(idleMinutes.find((minutes) => String(minutes) === target.value) ?? null);
        }}
      >
        {idleMinutes.map((minutes) => (
          <option key={minutes} value={String(minutes)}>
            {t('people:idle.minutes', { count: minutes })}
          </option>
        ))}
        <option value="never">{t('people:idle.never')}</option>
      </select>
    </SettingsLine>
  );
}
