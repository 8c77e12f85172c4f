import { Button } from '../../components/button.tsx';
import { Copyable } from '../../components/copyable.tsx';
import { desktop } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { SettingsLine, SettingsSection } from './section.tsx';

/** Where the data is. */
export function DataFile() {
  const { t } = useTexts();
  const { data: info } = useChannel('app-info', {});
  return (
    <SettingsSection title={t('settings:data')}>
      <SettingsLine label={t('settings:dataFile')} hint={t('settings:dataFileHint')}>
        {info && <Copyable text={info.status.dataFile} />}
        <Button onClick={() => void desktop.showDataFolder().catch(showError)}>
          {t('settings:openFolder')}
        </Button>
      </SettingsLine>
    </SettingsSection>
  );
}
