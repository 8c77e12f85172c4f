import type { InteractionFilterField } from '#contract/interaction-list.ts';
import { CheckMenu } from '../../components/check-menu.tsx';
import { useChannel } from '../../lib/use-channel.ts';
import { useMinute } from '../../lib/use-now.ts';
import { useTexts } from '../../lib/use-texts.ts';
import { valueWord } from './filter-words.ts';
import { logQuery, setLogFilter, useLogStore } from './log-store.ts';

/** The values of one field in the chosen period with their counts, to choose several of. */
export default function FacetMenu({ field }: { readonly field: InteractionFilterField }) {
  const { t } = useTexts();
  const state = useLogStore();
  const { from, until } = logQuery(state, useMinute());
  const { data } = useChannel('interaction-facets', {
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  });
  const choices = data?.[field].map(({ value, count }) => ({
    value,
    count,
    word: valueWord(t, field, value),
    empty: value === null,
  }));
  return (
    <CheckMenu
      choices={choices}
      chosen={state.filters[field] ?? []}
      onChange={(chosen) => setLogFilter(field, chosen)}
    />
  );
}
