import { Loader } from '@mantine/core';
import '@mantine/core/styles/Loader.css';
import classes from '../components/full-screen.module.css';
import { useTexts } from '../lib/use-texts.ts';

/** Covers the window while the data process starts again; unseen when it is back at once. */
export default function Reconnecting() {
  const { t } = useTexts();
  return (
    <div className={classes.veil} role="status">
      <div className={classes.away}>
        <Loader size={18} color="var(--accent)" />
        <div>
          <p className={classes.lead}>{t('shell:reconnecting.title')}</p>
          <p className={classes.soft}>{t('shell:reconnecting.text')}</p>
        </div>
      </div>
    </div>
  );
}
