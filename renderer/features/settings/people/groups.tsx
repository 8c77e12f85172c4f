import { useState } from 'react';
import { Choice } from '../../../components/choice.tsx';
import { useSession } from '../../../lib/session.ts';
import { useChannel } from '../../../lib/use-channel.ts';
import { useMay } from '../../../lib/use-may.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { SettingsSection } from '../section.tsx';
import { groupName } from './group-name.ts';
import classes from './people.module.css';
import { RightsTable } from './rights-table.tsx';

/** The groups of people and what each may do. */
export function Groups() {
  const { t } = useTexts();
  const session = useSession();
  const { may: maySee } = useMay('people', 'view');
  const edit = useMay('people', 'edit');
  const { data: groups = [] } = useChannel('groups-list', {}, { enabled: maySee });
  const [chosen, setChosen] = useState<string | null>(null);
  const group = groups.find(({ key }) => key === chosen) ?? groups[0];
  // Rights are of people: while there are none they would only be in the way.
  if (!maySee || !group || session?.kind !== 'signed-in') return null;
  return (
    <SettingsSection title={t('people:rights.title')}>
      <div className={classes.groups}>
        <Choice
          label={t('people:rights.group')}
          value={group.key}
          onChange={setChosen}
          options={groups.map((one) => ({ value: one.key, label: groupName(one) }))}
        />
        <span className={classes.soft}>{t('people:rights.people', { count: group.people })}</span>
      </div>
      <RightsTable group={group} edit={edit} />
      <p className={classes.note}>{edit.why ?? t('people:rights.hint')}</p>
    </SettingsSection>
  );
}
