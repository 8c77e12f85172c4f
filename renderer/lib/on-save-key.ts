import type { KeyboardEvent } from 'react';

/** Listens for the key that ends a form; one that is held down ends it once. */
export function onSaveKey(save: () => void) {
  return (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) save();
  };
}

/** On a form: the key that ends it does what its own button does. */
export function submitOnSaveKey(event: KeyboardEvent<HTMLFormElement>): void {
  onSaveKey(() => event.currentTarget.requestSubmit())(event);
}
