import { IconCopy, IconFileTypePdf, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { SessionCard } from '#contract/training.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Copyable } from '../../components/copyable.tsx';
import { Dialog } from '../../components/dialog.tsx';
import form from '../../components/form.module.css';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { desktop, request } from '../../lib/client.ts';
import { errorText, showError } from '../../lib/error-text.ts';
import type { Language } from '../../lib/i18n.ts';
import { saveChord } from '../../lib/shell-keys.ts';
import { tellSaved } from '../../lib/tell-saved.ts';
import { showToast } from '../../lib/toasts.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { chooseFile } from './choose-file.ts';
import { sessionDates } from './session-words.ts';
import classes from './form.module.css';

const pdfChord = { code: 'KeyS', ctrl: true } as const;

/** The letter that confirms the participants of one reseller: to be copied, or saved as PDF. */
export default function LetterDialog(props: {
  readonly card: SessionCard;
  readonly chosenPk: number | null;
  readonly onClose: () => void;
}) {
  const { card, chosenPk, onClose } = props;
  const { t, language: shown } = useTexts();
  const confirmed = (card.registrations ?? []).filter(({ state }) => state === 'confirmed');
  const resellers = new Map(
    confirmed.flatMap(({ resellerPk, reseller }) =>
      resellerPk === null ? [] : [[resellerPk, reseller ?? ''] as const],
    ),
  );
  const [first = 1] = resellers.keys();
  const [resellerPk, setResellerPk] = useState(
    chosenPk !== null && resellers.has(chosenPk) ? chosenPk : first,
  );
  const [language, setLanguage] = useState<Language>(shown);
  const { session } = card;
  const of = { sessionPk: session.pk, resellerPk, language };
  const { data, error } = useChannel('letter-text', of, { keepPrevious: true });
  const copy = (): void => {
    if (!data) return;
    desktop.writeClipboard(data.body).then(() => {
      showToast({ tone: 'done', text: t('trainings:letter.copied') });
      onClose();
    }, showError);
  };
  const savePdf = async (): Promise<void> => {
    const name = t('trainings:file.letter', {
      name: resellers.get(resellerPk) ?? '',
      on: sessionDates(session),
    });
    const target = await chooseFile(name, 'pdf');
    if (!target) return;
    const { fileName } = await request('letter-save', { ...of, token: target.token });
    tellSaved(t('trainings:did.saved', { file: fileName }), target.token);
    onClose();
  };
  return (
    <Dialog label={t('trainings:commands.letter')} onClose={onClose} wide>
      <form
        className={form.form}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (!(event.ctrlKey || event.metaKey)) return;
          if (event.key === 'Enter') copy();
          else if (event.code === 'KeyS') savePdf().catch(showError);
          else return;
          event.preventDefault();
        }}
      >
        <header className={form.head}>
          <h1>{t('trainings:commands.letter')}</h1>
          <IconButton icon={IconX} label={t('common:close')} onClick={onClose} />
        </header>
        <div className={`${form.lines} ${classes.lines}`}>
          <div className={form.pair}>
            <select
              className={form.input}
              data-autofocus
              aria-label={t('trainings:form.reseller')}
              value={String(resellerPk)}
              onChange={(event) => setResellerPk(Number(event.target.value))}
            >
              {[...resellers].map(([pk, name]) => (
                <option key={pk} value={String(pk)}>
                  {name}
                </option>
              ))}
            </select>
            <Choice
              label={t('trainings:letter.language')}
              value={language}
              onChange={setLanguage}
              options={[
                { value: 'ru', label: t('trainings:letter.ru') },
                { value: 'en', label: t('trainings:letter.en') },
              ]}
            />
          </div>
          {error ? (
            <p className={form.problem} role="alert">
              {errorText(error)}
            </p>
          ) : (
            data && (
              <>
                <div className={classes.fact}>
                  <span className={form.soft}>{t('trainings:letter.to')}</span>
                  {data.to === null ? (
                    <span className={form.soft}>{t('trainings:letter.noAddress')}</span>
                  ) : (
                    <Copyable text={data.to} />
                  )}
                </div>
                <div className={classes.fact}>
                  <span className={form.soft}>{t('trainings:letter.subject')}</span>
                  <Copyable text={data.subject} />
                </div>
                <pre
                  className={classes.letter}
                  tabIndex={0}
                  aria-label={t('trainings:letter.body')}
                >
                  {data.body}
                </pre>
              </>
            )
          )}
        </div>
        <footer className={form.foot}>
          <Button look="primary" disabled={!data} onClick={copy}>
            <IconCopy size={15} stroke={1.75} aria-hidden />
            {t('trainings:letter.copy')} <KeyHint chord={saveChord} />
          </Button>
          <Button disabled={!data} onClick={() => void savePdf().catch(showError)}>
            <IconFileTypePdf size={15} stroke={1.75} aria-hidden />
            {t('trainings:letter.pdf')} <KeyHint chord={pdfChord} />
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
