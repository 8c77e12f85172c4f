import { IconFileText, IconMail, IconPhone, type Icon } from '@tabler/icons-react';
import type { Consent, Contact, ContactPatch } from '#contract/reseller.ts';
import { Hint } from '../../../components/hint.tsx';
import { showError } from '../../../lib/error-text.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import classes from './contacts.module.css';
import { useCardEdit } from './use-card-edit.ts';

type ConsentField = 'consentCalls' | 'consentLetters' | 'consentPersonalData';

const signs: readonly (readonly [ConsentField, Icon])[] = [
  ['consentCalls', IconPhone],
  ['consentLetters', IconMail],
  ['consentPersonalData', IconFileText],
];

/** Not asked, given, refused, and not asked again: each press is one step further. */
function nextConsent(now: Consent): Consent {
  if (now === null) return 'granted';
  return now === 'granted' ? 'refused' : null;
}

/** What a person agreed to: three signs, each not asked, given or refused. */
export function Consents({ contact }: { readonly contact: Contact }) {
  const { t } = useTexts();
  const edit = useCardEdit();
  return (
    <span className={classes.consents}>
      {signs.map(([field, Sign]) => {
        const state = contact[field];
        const text = t('resellers:contacts.consentHint', {
          what: t(`resellers:contacts.${field}`),
          state: t(`resellers:contacts.consent.${state ?? 'unknown'}`),
        });
        const patch: ContactPatch = { [field]: nextConsent(state) };
        return (
          <Hint key={field} label={text}>
            <button
              type="button"
              className={classes.consent}
              data-state={state ?? 'unknown'}
              aria-label={text}
              onClick={() => {
                edit('contact-patch', { pk: contact.pk, fields: patch }, `contact.${field}`).catch(
                  showError,
                );
              }}
            >
              <Sign size={14} stroke={1.75} aria-hidden />
              <span className={classes.mark} aria-hidden>
                {state === 'granted' ? '✓' : state === 'refused' ? '×' : '?'}
              </span>
            </button>
          </Hint>
        );
      })}
    </span>
  );
}
