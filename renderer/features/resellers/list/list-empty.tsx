import { IconBuildingStore, IconFilterOff } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useTexts } from '../../../lib/use-texts.ts';
import { resetFilters } from './filter-bar.tsx';

/** What stands in place of the lines: how to begin, or how to see them again. */
export function ListEmpty(props: { readonly narrowed: boolean; readonly onNew: () => void }) {
  const { t } = useTexts();
  const router = useRouter();
  if (props.narrowed) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={t('resellers:empty.noneTitle')}
        text={t('resellers:empty.noneText')}
      >
        <Button look="primary" onClick={resetFilters}>
          {t('resellers:filter.reset')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconBuildingStore}
      title={t('resellers:empty.title')}
      text={t('resellers:empty.text')}
    >
      <Button look="primary" onClick={() => void router.navigate({ to: '/import' })}>
        {t('resellers:empty.import')}
      </Button>
      <Button onClick={props.onNew}>{t('resellers:new.button')}</Button>
    </EmptyState>
  );
}
