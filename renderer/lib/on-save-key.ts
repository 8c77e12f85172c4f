import type { KeyboardEvent } from 'react';

/** Listens for the key that ends a form; one that is held down ends it once. */
export function onSaveKey(save: () => void) {
  return (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) save();
  };
}
