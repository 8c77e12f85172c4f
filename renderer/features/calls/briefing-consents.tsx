import { IconFileText, IconMail, IconPhone, type Icon } from '@tabler/icons-react';
import type { Contact } from '#contract/reseller.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './briefing-pane.module.css';

type ConsentField = 'consentCalls' | 'consentLetters' | 'consentPersonalData';

const signs: readonly (readonly [ConsentField, Icon])[] = [
  ['consentCalls', IconPhone],
  ['consentLetters', IconMail],
  ['consentPersonalData', IconFileText],
];
const marks = { granted: '✓', refused: '×', unknown: '?' } as const;
const most = 3;

/** Who works there and what they agreed to; only the one who speaks, once that is known. */
export function BriefingConsents(props: {
  readonly contacts: readonly Contact[];
  readonly contactPk: number | null;
}) {
  const { contacts, contactPk } = props;
  const { t } = useTexts();
  const speaking = contacts.filter(({ pk }) => pk === contactPk);
  const shown = (speaking.length > 0 ? speaking : contacts).slice(0, most);
  if (shown.length === 0) return null;
  return (
    <ul className={classes.people} aria-label={t('calls:briefing.people')}>
      {shown.map((contact) => (
        <li key={contact.pk} className={classes.person}>
          <span className={classes.words}>
            {contact.name}
            {contact.position !== null && <span className={classes.soft}> {contact.position}</span>}
          </span>
          {signs.map(([field, Sign]) => {
            const state = contact[field] ?? 'unknown';
            const text = `${t(`resellers:contacts.${field}`)}: ${t(`resellers:contacts.consent.${state}`)}`;
            return (
              <span
                key={field}
                className={classes.consent}
                data-state={state}
                role="img"
                aria-label={text}
                title={text}
              >
                <Sign size={14} stroke={1.75} aria-hidden />
                {marks[state]}
              </span>
            );
          })}
        </li>
      ))}
    </ul>
  );
}
