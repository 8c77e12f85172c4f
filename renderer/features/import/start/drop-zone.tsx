import { IconFileSpreadsheet } from '@tabler/icons-react';
import { Button } from '../../../components/button.tsx';
import { Hint } from '../../../components/hint.tsx';
import { useFocusOnCome } from '../../../lib/use-focus-on-come.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { importCommands } from '../commands.ts';
import { chooseFolder } from '../folder/open-folder.ts';
import { chooseFile } from '../open-file.ts';
import classes from './start-page.module.css';

/** The place for the file; a file may be dropped anywhere, but here it says so. */
export function DropZone({ busy }: { readonly busy: boolean }) {
  const { t } = useTexts();
  const choose = useFocusOnCome<HTMLButtonElement>();
  return (
    <section className={classes.zone}>
      <IconFileSpreadsheet className={classes.zoneIcon} size={36} stroke={1.25} aria-hidden />
      <h2 className={classes.zoneTitle}>
        {busy ? t('import:start.opening') : t('import:start.drop')}
      </h2>
      <div className={classes.choose}>
        <Hint label={t('import:commands.choose')} command={importCommands['import-choose']}>
          <Button ref={choose} look="primary" disabled={busy} onClick={() => void chooseFile()}>
            {t('import:start.choose')}
          </Button>
        </Hint>
        <Hint
          label={t('import:commands.chooseFolder')}
          command={importCommands['import-choose-folder']}
        >
          <Button disabled={busy} onClick={() => void chooseFolder()}>
            {t('import:start.chooseFolder')}
          </Button>
        </Hint>
      </div>
      <p className={classes.soft}>{t('import:start.what')}</p>
      <p className={classes.soft}>{t('import:start.safe')}</p>
    </section>
  );
}
