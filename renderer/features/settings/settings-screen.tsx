import { useFocusOnCome } from '../../lib/use-focus-on-come.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { About } from './about.tsx';
import { Appearance } from './appearance.tsx';
import { Backups } from './backups.tsx';
import { CallSources } from './calling.tsx';
import { DataFile } from './data-file.tsx';
import { Escalation } from './escalation.tsx';
import { ManagedLists } from './managed-lists.tsx';
import { Groups } from './people/groups.tsx';
import { People } from './people/people.tsx';
import { Person } from './person.tsx';
import classes from './settings.module.css';

/** What one sets once: language, theme, name, backups. Every choice counts at once. */
export function SettingsScreen() {
  const { t } = useTexts();
  // Not a control: an arrow there would change the language, here it scrolls.
  const title = useFocusOnCome<HTMLHeadingElement>();
  return (
    <div className={classes.screen}>
      <div className={classes.page}>
        <h1 ref={title} tabIndex={-1} className={classes.title}>
          {t('settings:title')}
        </h1>
        <Appearance />
        <Person />
        <People />
        <Groups />
        <CallSources />
        <ManagedLists />
        <Escalation />
        <DataFile />
        <Backups />
        <About />
      </div>
    </div>
  );
}
