import { useState } from 'react';
import { IconTrash } from '@tabler/icons-react';
import type { InteractionView } from '#contract/interaction-list.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { showToast } from '../../lib/toasts.ts';
import { putAnswer, useChannel } from '../../lib/use-channel.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { applyLogView, shownLogColumns, useLogStore, viewQuery } from './log-store.ts';
import classes from './menus.module.css';

/** Saved views of the log: to apply, to save the log as it is now under a name, to remove. */
export default function LogViews({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTexts();
  const { data: views = [] } = useChannel('interaction-views', {});
  const state = useLogStore();
  const [name, setName] = useState('');

  const save = (): void => {
    const as = name.trim();
    if (as === '') return;
    const columns = shownLogColumns(state).map((column) => ({ ...column }));
    request('interaction-view-save', { name: as, query: viewQuery(state), columns }).then(
      (saved) => {
        putAnswer('interaction-views', {}, saved);
        useLogStore.setState({ view: as });
        showToast({ tone: 'done', text: t('interactions:views.saved', { name: as }) });
        onDone();
      },
      showError,
    );
  };
  const remove = (view: InteractionView): void => {
    request('interaction-view-remove', { pk: view.pk }).then((left) => {
      putAnswer('interaction-views', {}, left);
      if (state.view === view.name) useLogStore.setState({ view: null });
      showToast({
        tone: 'done',
        text: t('interactions:views.removed', { name: view.name }),
        action: {
          label: t('interactions:views.putBack'),
          run: () => {
            request('interaction-view-save', {
              name: view.name,
              query: view.query,
              columns: view.columns.map((column) => ({ ...column })),
            }).then((saved) => putAnswer('interaction-views', {}, saved), showError);
          },
        },
      });
    }, showError);
  };
  const apply = (
    view: Parameters<typeof applyLogView>[0],
    columns?: InteractionView['columns'],
  ) => {
    applyLogView(view, columns);
    onDone();
  };
  return (
    <div className={classes.menu}>
      <ul className={classes.list}>
        <li>
          <button
            type="button"
            className={classes.line}
            aria-pressed={state.view === null}
            onClick={() => apply({ name: null, query: {} })}
          >
            {t('interactions:views.all')}
          </button>
        </li>
        {views.map((view) => (
          <li key={view.pk} className={classes.row}>
            <button
              type="button"
              className={classes.line}
              aria-pressed={state.view === view.name}
              onClick={() => apply(view, view.columns)}
            >
              <span className={classes.name}>{view.name}</span>
            </button>
            <IconButton
              icon={IconTrash}
              label={t('interactions:views.remove', { name: view.name })}
              onClick={() => remove(view)}
            />
          </li>
        ))}
      </ul>
      <form
        className={classes.save}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <input
          type="text"
          autoComplete="off"
          maxLength={100}
          className={classes.input}
          value={name}
          aria-label={t('interactions:views.name')}
          placeholder={t('interactions:views.name')}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit">{t('interactions:views.save')}</Button>
      </form>
    </div>
  );
}
