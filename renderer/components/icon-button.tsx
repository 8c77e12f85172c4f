import type { Icon } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import type { CommandSpec } from '../lib/commands.ts';
import { Hint } from './hint.tsx';
import classes from './icon-button.module.css';

/** A square button of one sign; its words and keys are in the tooltip and its name. */
export function IconButton(
  props: {
    readonly icon: Icon;
    readonly label: string;
    readonly command?: CommandSpec;
  } & Omit<ComponentPropsWithRef<'button'>, 'aria-label' | 'children'>,
) {
  const { icon: ButtonIcon, label, command, className, ...rest } = props;
  return (
    <Hint label={label} {...(command ? { command } : {})}>
      <button
        type="button"
        aria-label={label}
        className={className ? `${classes.button} ${className}` : classes.button}
        {...rest}
      >
        <ButtonIcon size={16} stroke={1.75} aria-hidden />
      </button>
    </Hint>
  );
}
