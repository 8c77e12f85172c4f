import { useTexts } from '../../lib/use-texts.ts';
import { EmptyState } from '../../components/empty-state.tsx';

/** The list of resellers with the card of the chosen one. */
export function ResellersScreen() {
  const { t } = useTexts();
  return <EmptyState title={t('shell:sections.resellers')} />;
}
