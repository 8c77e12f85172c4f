import { IconAlertTriangle, IconCheck, IconMoodEmpty, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { RefusalLine, StepRow } from '#contract/head-office.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Fact } from '../../components/fact.tsx';
import { FieldLine } from '../../components/field-line.tsx';
import form from '../../components/form.module.css';
import { IconButton } from '../../components/icon-button.tsx';
import pane from '../../components/pane.module.css';
import { SignWord } from '../../components/sign-word.tsx';
import { usePaneFocus } from '../../components/use-pane-focus.ts';
import { request } from '../../lib/client.ts';
import { useCommands } from '../../lib/commands.ts';
import { draftOf, loadDrafts, removeDraft } from '../../lib/drafts.ts';
import { showError } from '../../lib/error-text.ts';
import { formatInstant } from '../../lib/format.ts';
import { queryClient } from '../../lib/query-client.ts';
import { goToResellers } from '../../lib/reseller-place.ts';
import { showToast } from '../../lib/toasts.ts';
import { useDraft } from '../../lib/use-draft.ts';
import { needing, useMay } from '../../lib/use-may.ts';
import { useOnce } from '../../lib/use-once.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { officeCommands } from './commands.ts';
import classes from './head-office.module.css';
import { refusalSentence, refusalSign, refusalSigns } from './refusal-words.ts';
import { entityWord, stepWord } from './step-words.ts';
import { readEdits, typedLines, type MendFault, type TypedLine } from './typed-lines.ts';

const seenCommand = { ...officeCommands['refusal-dismiss'], icon: IconCheck };

const draftKey = (pk: number, line: string): string => `refusal-${String(pk)}:${line}`;
const fieldId = (line: string): string => `mend-${line}`;

function MendedField(props: {
  readonly pk: number;
  readonly line: TypedLine;
  readonly fault: MendFault | undefined;
}) {
  const { pk, line, fault } = props;
  const { t } = useTexts();
  const { draft, put } = useDraft(draftKey(pk, line.key));
  const shared = {
    id: fieldId(line.key),
    value: draft ?? line.text,
    'aria-label': line.label,
    'aria-invalid': fault !== undefined,
  };
  return (
    <FieldLine
      label={line.label}
      problem={fault === undefined ? null : t(`headOffice:fault.${fault}`)}
    >
      {line.mending === 'long-text' ? (
        <textarea
          {...shared}
          rows={3}
          maxLength={10_000}
          className={form.note}
          onChange={(event) => put(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          type="text"
          autoComplete="off"
          maxLength={500}
          inputMode={line.mending === 'integer' ? 'numeric' : 'text'}
          data-short={line.mending !== 'text' || undefined}
          className={form.input}
          onChange={(event) => put(event.target.value)}
        />
      )}
    </FieldLine>
  );
}

function Row(props: {
  readonly pk: number;
  readonly row: StepRow;
  readonly lines: readonly TypedLine[];
  readonly mendable: boolean;
  readonly faults: Readonly<Record<string, MendFault>>;
}) {
  const { pk, row, lines, mendable, faults } = props;
  const { t } = useTexts();
  return (
    <section className={pane.part}>
      <h2>{t(`headOffice:rowKind.${row.kind}`, { what: entityWord(t, row.entity) })}</h2>
      {lines.map((line) =>
        mendable && line.mending !== null ? (
          <MendedField key={line.key} pk={pk} line={line} fault={faults[line.key]} />
        ) : (
          <dl key={line.key} className={classes.typed}>
            <Fact name={line.label}>
              <span className={pane.text}>{line.shown}</span>
            </Fact>
          </dl>
        ),
      )}
    </section>
  );
}

function tellAnew(): void {
  for (const channel of ['sync-refusals', 'sync-status'] as const) {
    void queryClient.invalidateQueries({ queryKey: [channel] });
  }
}

function Refusal(props: {
  readonly refusal: RefusalLine;
  readonly onGoOn: (pk: number) => void;
  readonly onClose: () => void;
}) {
  const { refusal, onGoOn, onClose } = props;
  const words = useTexts();
  const { t } = words;
  const { pk, intent, rows, reseller, resellerPk, actor, at, refusedAt, changed } = refusal;
  const edit = useMay('resellers', 'edit');
  const element = usePaneFocus(pk, true);
  const [faults, setFaults] = useState<Readonly<Record<string, MendFault>>>({});
  useEffect(() => {
    void loadDrafts(`refusal-${String(pk)}:`);
  }, [pk]);
  const open = refusal.state === 'open';
  const mendable = open && !changed;
  const shown = rows.map((row) => ({ row, lines: typedLines(words, row) }));
  const lines = shown.flatMap((one) => one.lines);
  const over = (text: string): void => {
    for (const { key } of lines) removeDraft(draftKey(pk, key));
    showToast({ tone: 'done', text });
    tellAnew();
    onGoOn(pk);
  };
  const again = useOnce(async () => {
    const read = readEdits(refusal, lines, (key) => draftOf(draftKey(pk, key)));
    setFaults(read.faults);
    const [wrong] = Object.keys(read.faults);
    if (wrong !== undefined) {
      document.getElementById(fieldId(wrong))?.focus();
      return;
    }
    await request('sync-refusal-again', { pk, edits: [...read.edits] }).then(
      () => over(t('headOffice:did.again')),
      showError,
    );
  });
  const dismiss = useOnce(() =>
    request('sync-refusal-dismiss', { pk }).then(
      () => over(t(changed ? 'headOffice:did.seen' : 'headOffice:did.dismissed')),
      showError,
    ),
  );
  useCommands(officeCommands, {
    'refusal-again': { run: again, ...needing(['resellers', 'edit'], () => mendable) },
    'refusal-dismiss': { run: dismiss, ...needing(['resellers', 'edit'], () => open) },
  });
  const sign = refusalSign(refusal);
  return (
    <article
      ref={element}
      className={`${pane.pane} ${classes.refusal ?? ''}`}
      tabIndex={-1}
      aria-label={t('headOffice:refusals.label')}
    >
      <header className={pane.head}>
        <h1 className={pane.title}>
          {stepWord(t, { intent, entities: rows.map(({ entity }) => entity) })}
        </h1>
        <IconButton icon={IconX} label={t('headOffice:commands.close')} onClick={onClose} />
      </header>
      {reseller !== null && (
        <button
          type="button"
          className={pane.who}
          onClick={() => goToResellers({ pk: resellerPk, text: '' })}
        >
          {reseller}
        </button>
      )}
      <div className={classes.notice} data-tone={changed ? 'warn' : 'bad'}>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
        <p>{refusalSentence(words, refusal)}</p>
      </div>
      {open ? (
        <div className={pane.actions}>
          {mendable && (
            <ActionButton
              id="refusal-again"
              command={officeCommands['refusal-again']}
              why={edit.why}
              primary
            />
          )}
          <ActionButton
            id="refusal-dismiss"
            command={changed ? seenCommand : officeCommands['refusal-dismiss']}
            label={changed ? t('headOffice:commands.seen') : undefined}
            why={edit.why}
            primary={changed}
          />
        </div>
      ) : (
        <p className={classes.settled}>
          <SignWord sign={refusalSigns[sign]} word={t(`headOffice:sign.${sign}`)} />
        </p>
      )}
      <dl className={pane.facts}>
        <Fact name={t('headOffice:column.who')}>{actor}</Fact>
        <Fact name={t('headOffice:fact.typed')}>{formatInstant(at)}</Fact>
        <Fact name={t('headOffice:fact.answered')}>{formatInstant(refusedAt)}</Fact>
      </dl>
      {shown.map(({ row, lines: own }) => (
        <Row key={`${row.id} ${row.kind}`} {...{ pk, row, mendable, faults }} lines={own} />
      ))}
    </article>
  );
}

/** All that was typed in a step that head office did not take; mended here and sent again, or put away. */
export default function RefusalPane(props: {
  readonly pk: number;
  /** Missing where it is not here any more, or not for who works here. */
  readonly refusal: RefusalLine | undefined;
  readonly onGoOn: (pk: number) => void;
  readonly onClose: () => void;
}) {
  const { refusal, onGoOn, onClose } = props;
  const { t } = useTexts();
  if (refusal) return <Refusal refusal={refusal} onGoOn={onGoOn} onClose={onClose} />;
  return (
    <EmptyState
      icon={IconMoodEmpty}
      title={t('headOffice:refusals.gone')}
      text={t('headOffice:refusals.goneText')}
    >
      <Button onClick={onClose}>{t('headOffice:commands.close')}</Button>
    </EmptyState>
  );
}
