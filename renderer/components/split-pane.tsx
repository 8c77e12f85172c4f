import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { showError } from '../lib/error-text.ts';
import { putSetting, readSetting, type SettingKey } from '../lib/settings.ts';
import { useTexts } from '../lib/use-texts.ts';
import classes from './split-pane.module.css';

const least = 0.2;
const most = 0.8;

function within(ratio: number): number {
  return Math.min(most, Math.max(least, ratio));
}

function storedRatio(key: SettingKey): number | null {
  const ratio = Number(readSetting(key));
  return ratio >= least && ratio <= most ? ratio : null;
}

/** List and card side by side; the divider moves by mouse and arrows and is remembered. */
export function SplitPane(props: {
  readonly start: ReactNode;
  /** Null: the first part has all the room. */
  readonly end: ReactNode | null;
  readonly settingKey: SettingKey;
  readonly defaultRatio?: number;
}) {
  const { start, end, settingKey, defaultRatio = 0.5 } = props;
  const { t } = useTexts();
  const pane = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const ratio = moved ?? storedRatio(settingKey) ?? defaultRatio;

  const remember = (next: number): void => {
    setMoved(next);
    putSetting(settingKey, next.toFixed(3)).catch(showError);
  };

  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !pane.current) return;
    const { left, width } = pane.current.getBoundingClientRect();
    setMoved(within((event.clientX - left) / width));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Record<string, number> = {
      ArrowLeft: ratio - 0.02,
      ArrowRight: ratio + 0.02,
      Home: least,
      End: most,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    remember(within(next));
  };

  return (
    <div
      ref={pane}
      className={classes.pane}
      style={end === null ? undefined : { gridTemplateColumns: `${ratio}fr 1px ${1 - ratio}fr` }}
    >
      <div className={classes.part}>{start}</div>
      {end !== null && (
        <>
          <div
            className={classes.divider}
            role="separator"
            tabIndex={0}
            aria-orientation="vertical"
            aria-label={t('common:divider')}
            aria-valuenow={Math.round(ratio * 100)}
            aria-valuemin={least * 100}
            aria-valuemax={most * 100}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={onPointerMove}
            onPointerUp={() => remember(ratio)}
            onDoubleClick={() => remember(defaultRatio)}
            onKeyDown={onKeyDown}
          />
          <div className={classes.part}>{end}</div>
        </>
      )}
    </div>
  );
}
