import type { ResellerFilterField } from '#contract/reseller.ts';
import { CheckMenu } from '../../../components/check-menu.tsx';
import { useChannel } from '../../../lib/use-channel.ts';
import { useTexts } from '../../../lib/use-texts.ts';
import { filterWord } from './filter-words.ts';
import { setFilter, type FilterValues } from './list-store.ts';

/** The values of one field with their counts, to choose several of. */
export default function FilterMenu(props: {
  readonly field: ResellerFilterField;
  readonly chosen: FilterValues;
}) {
  const { field, chosen } = props;
  const { t } = useTexts();
  const { data } = useChannel('reseller-facets', {});
  const choices = data?.[field].map(({ value, count }) => ({
    value,
    count,
    word: filterWord(t, field, value),
    empty: value === null,
  }));
  return (
    <CheckMenu choices={choices} chosen={chosen} onChange={(values) => setFilter(field, values)} />
  );
}
