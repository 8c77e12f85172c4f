import { IconMoodEmpty, IconX } from '@tabler/icons-react';
import type { BonusRequestCard, BonusRequestChange } from '#contract/bonus.ts';
import type { AccessArea } from '#domain/access/rights.ts';
import { isRequestKind, kindSpecs } from '#domain/bonus/request-kinds.ts';
import type { RequestState } from '#domain/bonus/request-state.ts';
import { formatDate } from '#domain/calendar/parse-date.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Fact } from '../../components/fact.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import classes from '../../components/pane.module.css';
import { ProvisionalMark, ProvisionalPoints } from '../../components/provisional-mark.tsx';
import { usePaneFocus } from '../../components/use-pane-focus.ts';
import { goToBonuses } from '../../lib/bonus-place.ts';
import { errorText } from '../../lib/error-text.ts';
import { formatInstant, formatNumber } from '../../lib/format.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useMay } from '../../lib/use-may.ts';
import { useProvisional } from '../../lib/use-provisional.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { bonusCommands } from './commands.ts';
import own from './pane.module.css';
import { RequestStateBadge } from './request-state.tsx';
import { fieldWord, kindWord, optionWord, proofWord } from './words.ts';

type CommandId = Exclude<keyof typeof bonusCommands, `bonus-view-${string}`>;
type Texts = ReturnType<typeof useTexts>;

function Action(props: {
  readonly id: CommandId;
  readonly label?: string;
  readonly needs: AccessArea;
  readonly primary?: true;
}) {
  const { id, label, needs, primary } = props;
  const { why } = useMay(needs, 'edit');
  const command = bonusCommands[id];
  return <ActionButton {...{ id, command, label, why, primary }} />;
}

/** What the main key does in a state; null where nothing is left to do. */
export function forwardWord({ t }: Pick<Texts, 't'>, state: RequestState): string | null {
  switch (state) {
    case 'draft':
      return t('bonuses:commands.submit');
    case 'rejected':
      return t('bonuses:commands.resubmit');
    case 'submitted':
      return t('bonuses:commands.approve');
    case 'approved':
      return t('bonuses:commands.fulfil');
    case 'fulfilled':
    case 'declined':
    case 'cancelled':
      return null;
  }
}

function Actions({ card }: { readonly card: BonusRequestCard }) {
  const texts = useTexts();
  const { t } = texts;
  const { state } = card;
  const forward = forwardWord(texts, state);
  if (forward === null) return null;
  const decides = state === 'submitted';
  const editable = state === 'draft' || state === 'rejected';
  return (
    <div className={classes.actions}>
      <Action
        id="bonus-forward"
        label={forward}
        needs={decides ? 'bonus-approvals' : 'bonus-requests'}
        primary
      />
      {editable && <Action id="bonus-edit" needs="bonus-requests" />}
      {decides && <Action id="request-reject" needs="bonus-approvals" />}
      {decides && <Action id="request-decline" needs="bonus-approvals" />}
      <Action
        id="request-cancel"
        needs={state === 'approved' ? 'bonus-approvals' : 'bonus-requests'}
        {...(state === 'approved' ? { label: t('bonuses:commands.revoke') } : {})}
      />
    </div>
  );
}

function Details({ card }: { readonly card: BonusRequestCard }) {
  const { t, language } = useTexts();
  const { kind, details } = card;
  if (!isRequestKind(kind)) return null;
  return kindSpecs[kind].fields.map((field) => {
    const value = details[field.key];
    if (value === undefined) {
      return field.mandatory ? (
        <Fact key={field.key} name={fieldWord(t, kind, field.key)}>
          <span className={own.missing}>{t('bonuses:pane.notYet')}</span>
        </Fact>
      ) : null;
    }
    const shown =
      field.type === 'date'
        ? formatDate(String(value))
        : field.type === 'choice'
          ? optionWord(t, field, String(value))
          : typeof value === 'number'
            ? formatNumber(value, language)
            : value;
    return (
      <Fact key={field.key} name={fieldWord(t, kind, field.key)}>
        {shown}
      </Fact>
    );
  });
}

function Facts({ card }: { readonly card: BonusRequestCard }) {
  const { t, language } = useTexts();
  const { available, points, reason, interaction, contact, createdBy, submittedAt } = card;
  const waits = card.state === 'draft' || card.state === 'rejected';
  const short = waits && available !== null && available < points;
  return (
    <dl className={classes.facts}>
      {reason !== null && (
        <Fact name={t('bonuses:pane.reason')}>
          <span className={classes.text}>{reason}</span>
        </Fact>
      )}
      <Details card={card} />
      {contact !== null && <Fact name={t('bonuses:pane.contact')}>{contact}</Fact>}
      {createdBy !== null && <Fact name={t('bonuses:pane.createdBy')}>{createdBy}</Fact>}
      {submittedAt !== null && (
        <Fact name={t('bonuses:pane.submitted')}>{formatInstant(submittedAt)}</Fact>
      )}
      {interaction !== null && (
        <Fact name={t('bonuses:pane.interaction')}>
          {[formatInstant(interaction.at), interaction.topic].filter(Boolean).join(' · ')}
        </Fact>
      )}
      {available !== null && (
        <Fact name={t('bonuses:pane.available')}>
          <button
            type="button"
            className={classes.link}
            onClick={() => goToBonuses({ view: 'ledger', reseller: card.resellerPk })}
          >
            {formatNumber(available, language)}
          </button>{' '}
          <ProvisionalPoints resellerPk={card.resellerPk} />
          {short && (
            <span className={own.missing}>
              {' '}
              {t('bonuses:pane.short', { missing: formatNumber(points - available, language) })}
            </span>
          )}
        </Fact>
      )}
    </dl>
  );
}

function Proofs({ card }: { readonly card: BonusRequestCard }) {
  const { t } = useTexts();
  if (!isRequestKind(card.kind)) return null;
  const spec = kindSpecs[card.kind];
  return (
    <section className={classes.part}>
      <h2>{t('bonuses:pane.proofs')}</h2>
      <dl className={classes.facts}>
        {spec.proofs.map(({ key, mandatory }) => {
          const proof = card.proofs.find(({ kind }) => kind === key);
          const word = proofWord(t, key);
          return (
            <Fact key={key} name={word}>
              {proof ? (
                `${proof.text}, ${formatDate(proof.date)}`
              ) : (
                <span className={classes.soft}>
                  {t(mandatory ? 'bonuses:pane.needed' : 'bonuses:pane.maybe')}
                </span>
              )}
            </Fact>
          );
        })}
      </dl>
    </section>
  );
}

function Entries({ card }: { readonly card: BonusRequestCard }) {
  const { t, language } = useTexts();
  const { entries } = card;
  if (entries === null || entries.length === 0) return null;
  return (
    <section className={classes.part}>
      <h2>{t('bonuses:pane.entries')}</h2>
      <ol className={classes.history}>
        {entries.map(({ pk, kind, points, at }) => (
          <li key={pk} className={own.entry}>
            <span>{t(`bonuses:entry.${kind}`)}</span>
            <span className={own.number}>
              {points > 0 ? '+' : ''}
              {formatNumber(points, language)}
            </span>
            <span className={classes.soft}>{formatInstant(at)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function changeWord({ t, language }: Texts, { field, newValue }: BonusRequestChange): string {
  switch (field) {
    case 'state':
      return t(`bonuses:became.${String(newValue) as RequestState}`);
    case 'points':
      return t('bonuses:change.points', { points: formatNumber(Number(newValue), language) });
    case 'kind':
      return t('bonuses:change.kind', { kind: kindWord(t, String(newValue)) });
    case 'reason':
      return t('bonuses:change.reason', { reason: String(newValue) });
    case 'details':
      return t('bonuses:change.details');
    default:
      return t('bonuses:change.created');
  }
}

function History({ card }: { readonly card: BonusRequestCard }) {
  const texts = useTexts();
  // A reason goes with the decision that it explained; that it is gone is no news.
  const told = card.history.filter(
    ({ field, newValue }) => field !== 'reason' || newValue !== null,
  );
  if (told.length === 0) return null;
  return (
    <section className={classes.part}>
      <h2>{texts.t('bonuses:pane.history')}</h2>
      <ol className={classes.history}>
        {told.map((change, at) => (
          <li key={`${String(change.at)} ${change.field} ${String(at)}`}>
            <span>{changeWord(texts, change)}</span>
            <span className={classes.soft}>
              {change.actor}, {formatInstant(change.at)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** All of one request: what for, how many points, where it stands, what it needs, who did what. */
export default function RequestPane(props: { readonly pk: number; readonly onClose: () => void }) {
  const { pk, onClose } = props;
  const { t, language } = useTexts();
  const { data: card, error } = useChannel('bonus-request-card', { pk }, { keepPrevious: true });
  const pane = usePaneFocus(pk, card?.pk === pk);
  const provisional = useProvisional();
  if (error) {
    return (
      <EmptyState icon={IconMoodEmpty} title={errorText(error)}>
        <Button onClick={onClose}>{t('bonuses:commands.close')}</Button>
      </EmptyState>
    );
  }
  if (!card) return null;
  return (
    <article ref={pane} className={classes.pane} tabIndex={-1} aria-label={t('bonuses:pane.label')}>
      <header className={classes.head}>
        <h1 className={classes.title}>{kindWord(t, card.kind)}</h1>
        <IconButton icon={IconX} label={t('bonuses:commands.close')} onClick={onClose} />
      </header>
      <p className={own.lead}>
        <strong className={own.number}>
          {t('bonuses:points', { count: card.points, points: formatNumber(card.points, language) })}
        </strong>
        <RequestStateBadge state={card.state} />
        {provisional.requests.has(pk) && <ProvisionalMark />}
        {card.number !== null && (
          <span className={classes.soft}>{t('bonuses:pane.number', { number: card.number })}</span>
        )}
      </p>
      {card.reseller !== null && (
        <button
          type="button"
          className={classes.who}
          onClick={() => goToResellers({ pk: card.resellerPk, text: '' })}
        >
          {card.reseller}
        </button>
      )}
      <Actions card={card} />
      <Facts card={card} />
      <Proofs card={card} />
      <Entries card={card} />
      <History card={card} />
    </article>
  );
}
