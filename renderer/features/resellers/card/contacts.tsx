import {
  IconAddressBook,
  IconMailPlus,
  IconPhonePlus,
  IconTrash,
  IconUserPlus,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { Contact, ResellerCard } from '#contract/reseller.ts';
import { IconButton } from '../../../components/icon-button.tsx';
import { InlineField } from '../../../components/inline-field.tsx';
import { showError } from '../../../lib/error-text.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { AddLine } from './add-line.tsx';
import { Consents } from './consents.tsx';
import classes from './contacts.module.css';
import { Group } from './group.tsx';
import { ReachLines } from './reach-lines.tsx';
import { useCardEdit } from './use-card-edit.ts';

type Adding = 'phone' | 'email' | 'contact' | null;

function AddReach(props: {
  readonly card: ResellerCard;
  readonly contactPk: number | null;
  readonly adding: 'phone' | 'email';
  readonly onDone: () => void;
}) {
  const { card, contactPk, adding, onDone } = props;
  const { t } = useTexts();
  const edit = useCardEdit();
  const channel = adding === 'phone' ? 'phone-add' : 'email-add';
  return (
    <AddLine
      label={t(`resellers:contacts.${adding}`)}
      placeholder={t(`resellers:contacts.${adding}Placeholder`)}
      draftKey={`reseller:${card.pk}:new-${adding}-${contactPk ?? 'company'}`}
      onAdd={(text) => edit(channel, { resellerPk: card.pk, contactPk, text }, `${adding}.row`)}
      onDone={onDone}
    />
  );
}

function ReachButtons({ onAdd }: { readonly onAdd: (what: 'phone' | 'email') => void }) {
  const { t } = useTexts();
  return (
    <>
      <IconButton
        icon={IconPhonePlus}
        label={t('resellers:contacts.addPhone')}
        onClick={() => onAdd('phone')}
      />
      <IconButton
        icon={IconMailPlus}
        label={t('resellers:contacts.addEmail')}
        onClick={() => onAdd('email')}
      />
    </>
  );
}

function Person({ card, contact }: { readonly card: ResellerCard; readonly contact: Contact }) {
  const { t } = useTexts();
  const edit = useCardEdit();
  const [adding, setAdding] = useState<'phone' | 'email' | null>(null);
  const [wide, setWide] = useState(false);
  const key = `reseller:${card.pk}:contact-${contact.pk}`;
  const patch = (field: 'name' | 'position' | 'note') => (text: string) =>
    edit('contact-patch', { pk: contact.pk, fields: { [field]: text } }, `contact.${field}`);
  return (
    <div className={classes.person}>
      <div className={classes.personHead}>
        <InlineField
          label={contact.position ?? t('resellers:columns.contact')}
          value={contact.name}
          shown={<b>{contact.name}</b>}
          draftKey={`${key}-name`}
          onSave={patch('name')}
        />
        <span className={classes.personActions}>
          <Consents contact={contact} />
          <span className={classes.lineActions}>
            <ReachButtons onAdd={setAdding} />
            <IconButton
              icon={IconAddressBook}
              label={t('resellers:contacts.edit', { what: contact.name })}
              aria-expanded={wide}
              onClick={() => setWide(!wide)}
            />
            <IconButton
              icon={IconTrash}
              label={t('resellers:contacts.remove', { what: contact.name })}
              onClick={() => {
                edit('contact-remove', { pk: contact.pk }, 'contact.row').catch(showError);
              }}
            />
          </span>
        </span>
      </div>
      {wide && (
        <>
          <InlineField
            label={t('resellers:contacts.position')}
            value={contact.position ?? ''}
            draftKey={`${key}-position`}
            onSave={patch('position')}
          />
          <InlineField
            label={t('resellers:card.note')}
            value={contact.note ?? ''}
            draftKey={`${key}-note`}
            onSave={patch('note')}
            multiline
          />
        </>
      )}
      <ReachLines card={card} contactPk={contact.pk} />
      {adding && (
        <AddReach
          card={card}
          contactPk={contact.pk}
          adding={adding}
          onDone={() => setAdding(null)}
        />
      )}
    </div>
  );
}

/** People, numbers and addresses: what a call needs first. */
export function Contacts({ card }: { readonly card: ResellerCard }) {
  const { t } = useTexts();
  const edit = useCardEdit();
  const [begun, setBegun] = useState<{ readonly of: number; readonly what: Adding } | null>(null);
  // What was begun on another card is not shown on this one; its text is a draft.
  const adding = begun?.of === card.pk ? begun.what : null;
  const setAdding = (what: Adding): void => setBegun({ of: card.pk, what });
  const hasCommon =
    card.phones.some(({ contactPk }) => contactPk === null) ||
    card.emails.some(({ contactPk }) => contactPk === null);
  return (
    <Group
      title={t('resellers:contacts.title')}
      actions={
        <>
          <ReachButtons onAdd={setAdding} />
          <IconButton
            icon={IconUserPlus}
            label={t('resellers:contacts.add')}
            onClick={() => setAdding('contact')}
          />
        </>
      }
    >
      {card.contacts.length === 0 && !hasCommon && adding === null && (
        <p className={classes.none}>{t('resellers:contacts.none')}</p>
      )}
      {card.contacts.map((contact) => (
        <Person key={contact.pk} card={card} contact={contact} />
      ))}
      {hasCommon && (
        <div className={classes.person}>
          <ReachLines key={card.pk} card={card} contactPk={null} />
        </div>
      )}
      {adding === 'contact' && (
        <AddLine
          label={t('resellers:contacts.name')}
          draftKey={`reseller:${card.pk}:new-contact`}
          onAdd={(name) =>
            edit('contact-add', { resellerPk: card.pk, fields: { name } }, 'contact.row')
          }
          onDone={() => setAdding(null)}
        />
      )}
      {(adding === 'phone' || adding === 'email') && (
        <AddReach card={card} contactPk={null} adding={adding} onDone={() => setAdding(null)} />
      )}
    </Group>
  );
}
