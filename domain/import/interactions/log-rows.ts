import type { RegisterField } from '../fields.ts';
import type { TextMerge } from '../find-header.ts';
import { RowSorter, type RowKind } from '../row-kind.ts';
import { readChannel } from './channel-words.ts';
import { readDay, readTimeOfDay } from './clock-cells.ts';
import type { LogPlan } from './judge-log.ts';

/** Tells the rows of a log that bear a communication from titles, dividers and remarks. */
export class LogRows {
  readonly #plan: LogPlan;
  readonly #sorter: RowSorter;
  /** The day that stands once above the rows of it. */
  #day = '';

  constructor(plan: LogPlan, headerTo: number, merges: readonly TextMerge[]) {
    this.#plan = plan;
    this.#sorter = new RowSorter(plan.columns, plan.headers, headerTo, merges);
  }

  /** The kind of a row below the header. */
  kindOf(number: number, cells: readonly string[]): RowKind {
    const told = this.#sorter.kindOf(number, cells);
    if (told === 'blank' || told === 'header' || told === 'numbering') return told;
    const filled = cells.filter((cell) => cell.trim() !== '');
    const [lone = ''] = filled;
    if (filled.length === 1) {
      // Any other divider ends a day.
      this.#day = this.#isDay(lone) ? lone : '';
      return told === 'data' ? 'divider' : told;
    }
    if (
      filled.length > 2 &&
      (this.#isDay(this.#cell('occurredOn', cells)) || this.#speaks(cells))
    ) {
      return 'data';
    }
    return told === 'data' && filled.length < 3 ? 'signature' : told;
  }

  /** The cells of a row with the day that stands above it and means it too. */
  filled(cells: readonly string[]): readonly string[] {
    const column = this.#column('occurredOn');
    if (this.#day === '' || column === undefined || (cells[column] ?? '').trim() !== '') {
      return cells;
    }
    const filled = [...cells];
    while (filled.length <= column) filled.push('');
    filled[column] = this.#day;
    return filled;
  }

  #speaks(cells: readonly string[]): boolean {
    const time = this.#cell('occurredTime', cells).trim();
    if (this.#day !== '' && time !== '' && readTimeOfDay(time).ok) return true;
    return (['channel', 'direction'] as const).some((field) => {
      const cell = this.#cell(field, cells).trim();
      return cell !== '' && readChannel(cell) !== null;
    });
  }

  #isDay(cell: string): boolean {
    return /\d/u.test(cell) && readDay(cell.trim(), this.#plan.context.year, {}).ok;
  }

  #column(field: RegisterField): number | undefined {
    return this.#plan.columns.find((one) => one.field === field)?.column;
  }

  #cell(field: RegisterField, cells: readonly string[]): string {
    const column = this.#column(field);
    return column === undefined ? '' : (cells[column] ?? '');
  }
}
