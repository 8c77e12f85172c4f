import type { ComponentPropsWithRef } from 'react';
import { showToast } from '../lib/toasts.ts';
import classes from './button.module.css';

/**
 * A button of 28 px; `primary` for the one action a screen is about. With a `why` it is refused to
 * who works here: it does nothing but say so.
 */
export function Button(
  props: {
    readonly look?: 'primary' | 'plain';
    readonly why?: string | null;
  } & ComponentPropsWithRef<'button'>,
) {
  const { look = 'plain', why = null, className, ...rest } = props;
  const refused =
    why === null
      ? {}
      : {
          'aria-disabled': true,
          // One with a tooltip of our own says it there.
          ...('data-hint' in rest ? {} : { title: why }),
          onClick: () => void showToast({ tone: 'note', text: why }),
        };
  return (
    <button
      type="button"
      data-look={look}
      className={className ? `${classes.button} ${className}` : classes.button}
      {...rest}
      {...refused}
    />
  );
}
