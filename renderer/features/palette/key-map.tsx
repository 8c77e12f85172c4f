import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../lib/use-texts.ts';
import { Dialog } from '../../components/dialog.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { availableCommands, type RunningCommand } from '../../lib/commands.ts';
import { chordText } from '../../lib/key-chord.ts';
import classes from './key-map.module.css';

function Keys(props: { readonly title: string; readonly commands: readonly RunningCommand[] }) {
  const { t } = useTexts();
  if (props.commands.length === 0) return null;
  return (
    <section>
      <h2 className={classes.group}>{props.title}</h2>
      <dl className={classes.keys}>
        {props.commands.map(({ id, spec }) => (
          <div key={id} className={classes.line}>
            <dt>{t(spec.title)}</dt>
            <dd>
              {spec.keys?.map((chord) => (
                <KeyHint key={chordText(chord)} chord={chord} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** F1: the keys that work on the screen as it is now. */
export default function KeyMap({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const [commands] = useState(() => availableCommands().filter(({ spec }) => spec.keys));
  return (
    <Dialog label={t('shell:keys.title')} onClose={onClose} wide>
      <header className={classes.head}>
        <h1>{t('shell:keys.title')}</h1>
        <IconButton icon={IconX} label={t('common:close')} onClick={onClose} data-autofocus />
      </header>
      <div className={classes.sections}>
        <Keys
          title={t('shell:keys.screen')}
          commands={commands.filter(({ spec }) => spec.scope !== 'global')}
        />
        <Keys
          title={t('shell:keys.everywhere')}
          commands={commands.filter(({ spec }) => spec.scope === 'global')}
        />
      </div>
      <p className={classes.note}>{t('shell:keys.note')}</p>
    </Dialog>
  );
}
