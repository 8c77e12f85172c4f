import { formatInstant, formatInstantDate, formatRelative } from '../lib/format.ts';
import { useMinute } from '../lib/use-now.ts';
import { useTexts } from '../lib/use-texts.ts';

/** How long ago, the exact instant on hover; a date when it is more than a week away. */
export function RelativeTime(props: { readonly at: number; readonly timeZone?: string }) {
  const { at, timeZone } = props;
  const { language } = useTexts();
  const present = useMinute();
  const relative = formatRelative(at, present, language);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatInstant(at, timeZone)}>
      {relative ?? formatInstantDate(at, timeZone)}
    </time>
  );
}
