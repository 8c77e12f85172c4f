import type { TextRow } from '../find-header.ts';
import { yearsIn } from '../purchases/month-words.ts';
import type { SheetSample } from '../recognised.ts';
import { channelInTitles, type SaidChannel } from './channel-words.ts';

/** What a sheet of a log says once for all its rows. */
export type LogContext = {
  /** The year of days that are written without one. */
  readonly year: number | null;
  /** How it was spoken where no column says it. */
  readonly channel: SaidChannel;
};

/** Reads what the name of a sheet and the titles above its header say. */
export function logContext(sample: SheetSample, titles: readonly TextRow[]): LogContext {
  const texts = [sample.name ?? '', ...titles.flatMap(({ cells }) => cells)];
  const years = new Set(texts.flatMap(yearsIn));
  const [year = null] = years.size === 1 ? years : [];
  return { year, channel: channelInTitles(texts) };
}
