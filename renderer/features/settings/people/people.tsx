import { IconCircleCheck, IconCircleMinus, IconKeyOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { GroupLine, PersonLine } from '#contract/people.ts';
import { Button } from '../../../components/button.tsx';
import { useReportExport } from '../../../components/export/use-report-export.tsx';
import { Spoken } from '../../../components/spoken.tsx';
import { request } from '../../../lib/client.ts';
import { useCommands } from '../../../lib/commands.ts';
import { useSession } from '../../../lib/session.ts';
import { useChannel } from '../../../lib/use-channel.ts';
import { useMay } from '../../../lib/use-may.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { SettingsLine, SettingsSection } from '../section.tsx';
import settings from '../settings.module.css';
import { peopleCommands } from './commands.ts';
import { groupName } from './group-name.ts';
import { IdleMinutes } from './idle-minutes.tsx';
import classes from './people.module.css';
import { PersonDialog } from './person-dialog.tsx';

const signs = { can: IconCircleCheck, 'no-password': IconKeyOff, off: IconCircleMinus } as const;

function stateOf({ active, canSignIn }: PersonLine): keyof typeof signs {
  if (!active) return 'off';
  return canSignIn ? 'can' : 'no-password';
}

function Line(props: {
  readonly person: PersonLine;
  readonly group: GroupLine | undefined;
  readonly onEdit: () => void;
}) {
  const { person, group, onEdit } = props;
  const { t } = useTexts();
  const edit = useMay('people', 'edit');
  const state = stateOf(person);
  const Sign = signs[state];
  return (
    <tr data-state={state}>
      <td className={classes.name} title={person.name}>
        {person.name}
      </td>
      <td className={classes.login} title={person.login}>
        {person.login}
      </td>
      <td>{group && groupName(group)}</td>
      <td>
        <span className={classes.state}>
          <Sign size={14} aria-hidden />
          {t(`people:state.${state}`)}
        </span>
      </td>
      <td className={settings.number}>
        <Button
          aria-label={t('people:editNamed', { name: person.name })}
          aria-disabled={!edit.may}
          title={edit.why ?? undefined}
          onClick={() => {
            if (edit.may) onEdit();
          }}
        >
          {t('people:editShort')}
        </Button>
      </td>
    </tr>
  );
}

/** Who works here: added, renamed, given a group and a password, shut out; when a desktop locks. */
export function People() {
  const { t } = useTexts();
  const session = useSession();
  const { may: maySee } = useMay('people', 'view');
  const add = useMay('people', 'add');
  const { data: people = [] } = useChannel('people-list', {}, { enabled: maySee });
  const { data: groups = [] } = useChannel('groups-list', {}, { enabled: maySee });
  const { data: info } = useChannel('app-info', {});
  const [open, setOpen] = useState<PersonLine | 'new' | null>(null);
  const exporting = useReportExport({
    name: t('people:title'),
    count: maySee && people.length > 0 ? people.length : null,
    command: peopleCommands['people-export'],
    send: (common) => request('people-export', common),
  });
  useCommands(peopleCommands, { 'people-export': exporting.handler });
  if (!maySee) return null;
  const first = session?.kind === 'open';
  const person = open === 'new' ? null : open;
  return (
    <SettingsSection title={t('people:title')}>
      <SettingsLine
        label={t(first ? 'people:first.off' : 'people:list')}
        hint={add.why ?? t(first ? 'people:first.hint' : 'people:listHint')}
      >
        <Button
          look={first ? 'primary' : 'plain'}
          aria-disabled={!add.may}
          onClick={() => {
            if (add.may) setOpen('new');
          }}
        >
          {t(first ? 'people:first.begin' : 'people:add')}
        </Button>
        {people.length > 0 && exporting.button}
      </SettingsLine>
      {people.length > 0 && (
        <table className={settings.table}>
          <thead>
            <tr>
              <th scope="col">{t('people:name')}</th>
              <th scope="col">{t('people:login')}</th>
              <th scope="col">{t('people:groupLabel')}</th>
              <th scope="col">{t('people:stateLabel')}</th>
              <th scope="col">
                <Spoken>{t('people:edit')}</Spoken>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((one) => (
              <Line
                key={one.pk}
                person={one}
                group={groups.find(({ pk }) => pk === one.groupPk)}
                onEdit={() => setOpen(one)}
              />
            ))}
          </tbody>
        </table>
      )}
      {exporting.dialog}
      {!first && <IdleMinutes />}
      {open !== null && groups.length > 0 && (
        <PersonDialog
          person={person}
          first={first}
          self={session?.kind === 'signed-in' && session.personPk === person?.pk}
          groups={groups}
          knownAs={first && people.length === 0 ? (info?.userName ?? '') : ''}
          workedAs={first ? (info?.userName ?? '') : ''}
          onClose={() => setOpen(null)}
        />
      )}
    </SettingsSection>
  );
}
