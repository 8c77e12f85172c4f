import {
  IconMail,
  IconMessagePlus,
  IconNote,
  IconPhone,
  IconPhoneOutgoing,
  IconX,
} from '@tabler/icons-react';
import type { ResellerCard } from '#contract/reseller.ts';
import { CommandButton } from '../../../components/command-button.tsx';
import { Hint } from '../../../components/hint.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { MiddleText } from '../../../components/middle-text.tsx';
import { ProvisionalPoints } from '../../../components/provisional-mark.tsx';
import { goToBonuses } from '../../../lib/bonus-place.ts';
import { desktop } from '../../../lib/client.ts';
import { useCommands } from '../../../lib/commands.ts';
import { showError } from '../../../lib/error-text.ts';
import { formatNumber, formatPhone, formatTime } from '../../../lib/format.ts';
import { shellKeys } from '../../../lib/shell-keys.ts';
import { showToast } from '../../../lib/toasts.ts';
import { useMinute } from '../../../lib/use-now.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { cardCommands } from '../commands.ts';
import { noteFieldId } from '../timeline/note-composer.tsx';
import classes from './card-head.module.css';
import { StatusMenu } from './status-menu.tsx';

/** City and what its clock shows: before one dials the Far East. */
function Place({ card }: { readonly card: ResellerCard }) {
  const { t } = useTexts();
  const now = useMinute();
  if (card.city === null) return null;
  return (
    <span className={classes.fact}>
      {card.city}
      {card.timeZone !== null && (
        <span className={classes.soft}>
          {t('resellers:card.localTime', { time: formatTime(now, card.timeZone) })}
        </span>
      )}
    </span>
  );
}

function Balance({ card }: { readonly card: ResellerCard }) {
  const { t, language } = useTexts();
  if (card.balance === null) return null;
  const { available, reserved } = card.balance;
  return (
    <span className={classes.fact}>
      <span className={classes.soft}>{t('resellers:card.balance')}</span>
      <Hint label={t('resellers:card.ledger')}>
        <button
          type="button"
          className={classes.account}
          onClick={() => goToBonuses({ view: 'ledger', reseller: card.pk })}
        >
          <b>{formatNumber(available, language)}</b> {t('resellers:card.available')}
        </button>
      </Hint>
      <span className={classes.soft}>
        {formatNumber(reserved, language)} {t('resellers:card.reserved')}
      </span>
      <ProvisionalPoints resellerPk={card.pk} />
    </span>
  );
}

/** Who this is, in two lines: name, status, level, place, manager, points; actions of one key. */
export function CardHead(props: { readonly card: ResellerCard; readonly onClose: () => void }) {
  const { card, onClose } = props;
  const { t } = useTexts();
  const phone = card.phone === null ? null : formatPhone(card.phone);
  const { email } = card;

  const copy = (value: string, told: string): void => {
    desktop.writeClipboard(value).then(() => showToast({ tone: 'done', text: told }), showError);
  };
  const copyPhone = (): void => {
    if (phone !== null) copy(phone, t('resellers:card.copiedPhone', { value: phone }));
  };
  const copyEmail = (): void => {
    if (email !== null) copy(email, t('resellers:card.copiedEmail', { value: email }));
  };
  const writeNote = (): void => document.getElementById(noteFieldId)?.focus();
  useCommands(cardCommands, {
    'copy-phone': { run: copyPhone, when: () => phone !== null },
    'copy-email': { run: copyEmail, when: () => email !== null },
    'note-add': writeNote,
  });

  return (
    <header className={classes.head}>
      <div className={classes.first}>
        <h1 className={classes.name}>
          <MiddleText text={card.name} />
          {card.legalForm !== null && <span className={classes.form}>{card.legalForm}</span>}
        </h1>
        <StatusMenu card={card} />
        <IconButton icon={IconX} label={t('resellers:card.close')} onClick={onClose} />
      </div>
      <div className={classes.second}>
        {card.level !== null && (
          <span className={classes.level} data-level={card.level}>
            {t(`resellers:level.${card.level}`)}
          </span>
        )}
        <Place card={card} />
        {card.manager !== null && (
          <span className={classes.fact}>
            <span className={classes.soft}>{t('resellers:columns.manager')}</span>
            {card.manager}
          </span>
        )}
        <Balance card={card} />
      </div>
      <div className={classes.actions}>
        <CommandButton
          id="call-begin"
          icon={IconPhoneOutgoing}
          label={t('resellers:card.call')}
          chord={shellKeys.call}
          className={classes.action}
        />
        <CommandButton
          id="interaction"
          icon={IconMessagePlus}
          label={t('resellers:card.interaction')}
          chord={shellKeys.interaction}
          className={classes.action}
        />
        <Hint label={t('resellers:commands.copyPhone')} command={cardCommands['copy-phone']}>
          <button
            type="button"
            className={classes.action}
            disabled={phone === null}
            onClick={copyPhone}
          >
            <IconPhone size={15} stroke={1.75} aria-hidden />
            {phone ?? t('resellers:card.noPhone')}
          </button>
        </Hint>
        <Hint label={t('resellers:commands.copyEmail')} command={cardCommands['copy-email']}>
          <button
            type="button"
            className={classes.action}
            disabled={email === null}
            onClick={copyEmail}
          >
            <IconMail size={15} stroke={1.75} aria-hidden />
            <span className={classes.cut}>{email ?? t('resellers:card.noEmail')}</span>
          </button>
        </Hint>
        <Hint label={t('resellers:commands.note')} command={cardCommands['note-add']}>
          <button type="button" className={classes.action} onClick={writeNote}>
            <IconNote size={15} stroke={1.75} aria-hidden />
            {t('resellers:timeline.kind.note')}
          </button>
        </Hint>
      </div>
    </header>
  );
}
