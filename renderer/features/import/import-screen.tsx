import { useTexts } from '../../lib/use-texts.ts';
import { EmptyState } from '../../components/empty-state.tsx';

/** Takes a workbook in: file, columns, rows, result. */
export function ImportScreen() {
  const { t } = useTexts();
  return <EmptyState title={t('shell:sections.import')} />;
}
