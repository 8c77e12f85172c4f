import { IconCheck, IconDeviceFloppy, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { SavedView } from '#contract/shell.ts';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { request } from '../../../lib/client.ts';
import { showError } from '../../../lib/error-text.ts';
import { goToResellers, resellerPlace } from '../../../lib/reseller-place.ts';
import { showToast } from '../../../lib/toasts.ts';
import { putAnswer, useChannel } from '../../../lib/use-channel.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { applyView, listQuery, shownColumns, useListStore } from './list-store.ts';
import classes from './views-menu.module.css';

type ReadyMade = { readonly name: string; readonly query: SavedView['query'] };

/** Saved views: to apply, to save the list as it is now under a name, to update and to remove. */
export default function ViewsMenu({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTexts();
  const { data: views = [] } = useChannel('view-list', {});
  const state = useListStore();
  const [name, setName] = useState('');
  const readyMade: readonly ReadyMade[] = [
    { name: t('resellers:views.all'), query: {} },
    { name: t('resellers:views.authorised'), query: { filters: { status: ['authorised'] } } },
    {
      name: t('resellers:views.candidates'),
      query: {
        filters: { status: ['candidate', 'submitted', 'in-review', 'documents-requested'] },
      },
    },
  ];

  const apply = (view: ReadyMade | SavedView): void => {
    applyView(view);
    goToResellers({ text: view.query.text ?? '' }, { replace: true });
    onDone();
  };
  const save = (as: string): void => {
    const columns = shownColumns(state).map((column) => ({ ...column }));
    const query = listQuery(state, resellerPlace().text);
    request('view-save', { name: as, query, columns }).then((saved) => {
      putAnswer('view-list', {}, saved);
      useListStore.setState({ view: as });
      showToast({ tone: 'done', text: t('resellers:views.saved', { name: as }) });
      onDone();
    }, showError);
  };
  const remove = (view: SavedView): void => {
    request('view-remove', { pk: view.pk }).then((left) => {
      putAnswer('view-list', {}, left);
      if (state.view === view.name) useListStore.setState({ view: null });
      showToast({
        tone: 'done',
        text: t('resellers:views.removed', { name: view.name }),
        action: {
          label: t('resellers:views.putBack'),
          run: () => {
            const { name: old, query, columns } = view;
            request('view-save', { name: old, query, columns: [...columns] }).then(
              (saved) => putAnswer('view-list', {}, saved),
              showError,
            );
          },
        },
      });
    }, showError);
  };
  const trimmed = name.trim();
  const current = state.view;
  const line = (view: ReadyMade | SavedView) => (
    <li key={view.name} className={classes.line}>
      <button type="button" className={classes.apply} onClick={() => apply(view)}>
        <IconCheck size={14} data-on={current === view.name || undefined} aria-hidden />
        <span className={classes.name}>{view.name}</span>
      </button>
      {'pk' in view && (
        <>
          <IconButton
            icon={IconDeviceFloppy}
            label={t('resellers:views.update', { name: view.name })}
            onClick={() => save(view.name)}
          />
          <IconButton
            icon={IconTrash}
            label={t('resellers:views.remove', { name: view.name })}
            onClick={() => remove(view)}
          />
        </>
      )}
    </li>
  );
  return (
    <div className={classes.menu}>
      <ul className={classes.list}>{readyMade.map(line)}</ul>
      {views.length > 0 && <ul className={classes.list}>{views.map(line)}</ul>}
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (trimmed !== '') save(trimmed);
        }}
      >
        <input
          className={classes.input}
          type="text"
          value={name}
          maxLength={100}
          aria-label={t('resellers:views.nameLabel')}
          placeholder={t('resellers:views.nameLabel')}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={trimmed === ''}>
          {t('common:save')}
        </Button>
      </form>
      <p className={classes.note}>{t('resellers:views.note')}</p>
    </div>
  );
}
