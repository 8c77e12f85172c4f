import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { showError } from '../../lib/error-text.ts';
import { useTexts } from '../../lib/use-texts.ts';
import classes from './window-drop.module.css';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Lets a file, several of them or a folder be dropped anywhere on the window: it opens as an import. */
export function WindowDrop() {
  const { t } = useTexts();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const move = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // Only when the pointer leaves the window; between two elements there is another element.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      import('./open-dropped.ts').then(({ openDropped }) => openDropped(files)).catch(showError);
    };
    window.addEventListener('dragenter', move);
    window.addEventListener('dragover', move);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', move);
      window.removeEventListener('dragover', move);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className={classes.over}>
      <div className={classes.target}>
        <IconFileImport size={32} stroke={1.5} aria-hidden />
        {t('import:start.dropNow')}
      </div>
    </div>
  );
}
