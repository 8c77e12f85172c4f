import { IconCopy, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Email, Phone, ResellerCard } from '#contract/reseller.ts';
import { IconButton } from '../../../components/icon-button.tsx';
import { InlineField } from '../../../components/inline-field.tsx';
import { desktop } from '../../../lib/client.ts';
import { showError } from '../../../lib/error-text.ts';
import { formatPhone } from '../../../lib/format.ts';
import { showToast } from '../../../lib/toasts.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import classes from './contacts.module.css';
import { useCardEdit } from './use-card-edit.ts';

/** So many numbers are seen at once; a company with twelve must not push the rest off the screen. */
const shownPhones = 4;

function copy(value: string, told: string): void {
  desktop.writeClipboard(value).then(() => showToast({ tone: 'done', text: told }), showError);
}

function PhoneLine({ card, phone }: { readonly card: ResellerCard; readonly phone: Phone }) {
  const { t } = useTexts();
  const edit = useCardEdit();
  const number = formatPhone(phone.e164);
  const whole =
    phone.extension === null
      ? number
      : `${number}, ${t('resellers:contacts.extension', { extension: phone.extension })}`;
  const remove = () => edit('phone-remove', { pk: phone.pk }, 'phone.row');
  return (
    <InlineField
      label={t('resellers:contacts.phone')}
      value={whole}
      draftKey={`reseller:${card.pk}:phone-${phone.pk}`}
      inputMode="tel"
      placeholder={t('resellers:contacts.phonePlaceholder')}
      onSave={(text) =>
        text.trim() === '' ? remove() : edit('phone-patch', { pk: phone.pk, text }, 'phone.e164')
      }
      actions={
        <span className={classes.lineActions}>
          <IconButton
            icon={IconCopy}
            label={t('common:copy')}
            onClick={() => copy(number, t('resellers:card.copiedPhone', { value: number }))}
          />
          <IconButton
            icon={IconTrash}
            label={t('resellers:contacts.remove', { what: whole })}
            onClick={() => void remove().catch(showError)}
          />
        </span>
      }
    />
  );
}

function EmailLine({ card, email }: { readonly card: ResellerCard; readonly email: Email }) {
  const { t } = useTexts();
  const edit = useCardEdit();
  const { address } = email;
  const remove = () => edit('email-remove', { pk: email.pk }, 'email.row');
  return (
    <InlineField
      label={t('resellers:contacts.email')}
      value={address}
      draftKey={`reseller:${card.pk}:email-${email.pk}`}
      inputMode="email"
      placeholder={t('resellers:contacts.emailPlaceholder')}
      onSave={(text) =>
        text.trim() === '' ? remove() : edit('email-patch', { pk: email.pk, text }, 'email.address')
      }
      actions={
        <span className={classes.lineActions}>
          <IconButton
            icon={IconCopy}
            label={t('common:copy')}
            onClick={() => copy(address, t('resellers:card.copiedEmail', { value: address }))}
          />
          <IconButton
            icon={IconTrash}
            label={t('resellers:contacts.remove', { what: address })}
            onClick={() => void remove().catch(showError)}
          />
        </span>
      }
    />
  );
}

/** The numbers and addresses of one person, or of the company itself. */
export function ReachLines(props: {
  readonly card: ResellerCard;
  readonly contactPk: number | null;
}) {
  const { card, contactPk } = props;
  const { t } = useTexts();
  const [all, setAll] = useState(false);
  const phones = card.phones.filter((phone) => phone.contactPk === contactPk);
  const emails = card.emails.filter((email) => email.contactPk === contactPk);
  const shown = all || phones.length <= shownPhones + 1 ? phones : phones.slice(0, shownPhones);
  const hidden = phones.length - shown.length;
  return (
    <>
      {shown.map((phone) => (
        <PhoneLine key={phone.pk} card={card} phone={phone} />
      ))}
      {hidden > 0 && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('resellers:contacts.showAll', { count: hidden })}
        </button>
      )}
      {emails.map((email) => (
        <EmailLine key={email.pk} card={card} email={email} />
      ))}
    </>
  );
}
