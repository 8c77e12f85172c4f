import { useTexts } from '../../lib/use-texts.ts';
import { EmptyState } from '../../components/empty-state.tsx';

/** What one sets once: language, theme, name, backups. */
export function SettingsScreen() {
  const { t } = useTexts();
  return <EmptyState title={t('shell:sections.settings')} />;
}
