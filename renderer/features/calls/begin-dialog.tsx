import {
  IconBuildingStore,
  IconPhone,
  IconPhoneIncoming,
  IconPhoneOutgoing,
} from '@tabler/icons-react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { ChannelInput } from '#contract/ipc.ts';
import { Choice } from '../../components/choice.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { goToCall } from '../../lib/call-place.ts';
import { showError } from '../../lib/error-text.ts';
import { formatPhone } from '../../lib/format.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { workAtHand } from '../../lib/work-at-hand.ts';
import classes from './begin-dialog.module.css';
import { useBeginItems, type BeginItem } from './begin-items.ts';
import { callStep } from './use-calls.ts';

type Direction = ChannelInput<'call-start'>['direction'];

function ItemLine({ item }: { readonly item: BeginItem }) {
  const { t } = useTexts();
  const Sign = item.kind === 'number' || item.kind === 'nothing' ? IconPhone : IconBuildingStore;
  const phone = item.phone === null ? t('calls:begin.noNumber') : formatPhone(item.phone);
  return (
    <>
      <Sign size={16} stroke={1.75} aria-hidden />
      <span className={classes.words}>
        {item.kind === 'nothing' ? t('calls:begin.nothing') : (item.name ?? phone)}
        {item.detail !== null && <span className={classes.soft}>{item.detail}</span>}
      </span>
      {item.name !== null && <span className={classes.phone}>{phone}</span>}
      {item.status !== null && <StatusBadge status={item.status} signOnly />}
    </>
  );
}

/** F4: a call from a number, a name, or from the reseller at hand; F4 again turns its direction. */
export default function BeginDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  // As it was when the dialog opened.
  const [{ resellerPk }] = useState(workAtHand);
  const [direction, setDirection] = useState<Direction>(resellerPk === null ? 'in' : 'out');
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  // Enter before the answer to what is typed waits for it, and never calls somebody else.
  const [enterWaits, setEnterWaits] = useState(false);
  const { items, ask, settled } = useBeginItems(resellerPk, text);
  const at = Math.min(active, items.length - 1);

  const begin = (item: BeginItem | undefined): void => {
    if (!item) return;
    onClose();
    callStep('call-start', { direction, ...item.start }).then(({ pk }) => {
      if (pk !== null) goToCall(pk);
    }, showError);
  };
  useEffect(() => {
    if (!enterWaits || !settled) return;
    begin(items[at]);
    // Only an answer ends the waiting; what `begin` closes over changes with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [enterWaits, settled]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((at + step + items.length) % Math.max(1, items.length));
    else if (event.code === 'F4') setDirection(direction === 'in' ? 'out' : 'in');
    else if (event.key === 'Enter' && settled) begin(items[at]);
    else if (event.key === 'Enter') setEnterWaits(true);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog label={t('calls:begin.title')} onClose={onClose} top>
      <div className={classes.head} onKeyDown={onKeyDown}>
        <input
          data-autofocus
          className={classes.input}
          role="combobox"
          aria-expanded
          aria-controls="begin-items"
          aria-activedescendant={items[at] ? `begin-${items[at].id}` : undefined}
          aria-label={t('calls:begin.placeholder')}
          placeholder={t('calls:begin.placeholder')}
          spellCheck={false}
          autoComplete="off"
          maxLength={64}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
            setEnterWaits(false);
            ask(event.target.value);
          }}
        />
        <Choice
          label={t('calls:direction.label')}
          value={direction}
          onChange={setDirection}
          options={[
            { value: 'in', label: t('calls:direction.in') },
            { value: 'out', label: t('calls:direction.out') },
          ]}
        />
      </div>
      <div
        id="begin-items"
        className={classes.items}
        role="listbox"
        aria-label={t('calls:begin.title')}
      >
        {items.map((item) => (
          <div
            key={item.id}
            id={`begin-${item.id}`}
            role="option"
            aria-selected={items[at]?.id === item.id}
            className={classes.item}
            onClick={() => begin(item)}
          >
            <ItemLine item={item} />
          </div>
        ))}
      </div>
      <p className={classes.foot}>
        {direction === 'in' ? (
          <IconPhoneIncoming size={14} aria-hidden />
        ) : (
          <IconPhoneOutgoing size={14} aria-hidden />
        )}
        <span>
          <KeyHint chord={{ code: 'Enter' }} />{' '}
          {t(direction === 'in' ? 'calls:begin.enterIn' : 'calls:begin.enterOut')}
        </span>
        <span>
          <KeyHint chord={{ code: 'F4' }} /> {t('calls:begin.turn')}
        </span>
      </p>
    </Dialog>
  );
}
