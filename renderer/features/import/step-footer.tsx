import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Hint } from '../../components/hint.tsx';
import { useTexts } from '../../lib/use-texts.ts';
import { importCommands } from './commands.ts';
import classes from './step-footer.module.css';

/** The foot of a step: back at the left, what there is to know, the way on at the right. */
export function StepFooter(props: {
  readonly onBack: () => void;
  readonly backDisabled?: boolean;
  readonly children?: ReactNode;
  readonly next: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <footer className={classes.footer}>
      <Hint
        label={t('import:commands.back')}
        command={importCommands['import-back']}
        position="top"
      >
        <Button onClick={props.onBack} disabled={props.backDisabled}>
          <IconArrowLeft size={16} aria-hidden />
          {t('import:back')}
        </Button>
      </Hint>
      <div className={classes.middle}>{props.children}</div>
      {props.next}
    </footer>
  );
}
