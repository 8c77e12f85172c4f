import type { ComponentPropsWithRef } from 'react';
import classes from './button.module.css';

/** A button of 28 px; `primary` for the one action a screen is about. */
export function Button(
  props: { readonly look?: 'primary' | 'plain' } & ComponentPropsWithRef<'button'>,
) {
  const { look = 'plain', className, ...rest } = props;
  return (
    <button
      type="button"
      data-look={look}
      className={className ? `${classes.button} ${className}` : classes.button}
      {...rest}
    />
  );
}
