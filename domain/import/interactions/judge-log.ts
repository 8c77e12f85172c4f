import { toInstant } from '../../calendar/instant.ts';
import type { DateOptions } from '../../calendar/parse-date.ts';
import { parsePhones } from '../../contact/phone.ts';
import { isBlank } from '../cell-words.ts';
import { columnsOf, type FieldColumn, type RegisterField } from '../fields.ts';
import { buyerFields, buyerOf } from '../judge-buyer.ts';
import { rowJudge, type RowSurroundings } from '../judge-row.ts';
import { remembering } from '../../text/remembering.ts';
import { rowCells, type RowProblem } from '../row-cells.ts';
import { readChannel, settleChannel } from './channel-words.ts';
import { durationUnit, readDuration, readMoment } from './clock-cells.ts';
import type { LogContext } from './log-context.ts';
import { followUpLabel, phoneLabel, type LogRecord } from './log-record.ts';

/** How the rows of one sheet of a log are read. */
export type LogPlan = {
  readonly context: LogContext;
  readonly columns: readonly FieldColumn[];
  readonly headers: ReadonlyMap<number, string>;
};

export type JudgedLog = {
  readonly record: LogRecord | null;
  readonly problems: readonly RowProblem[];
};

export type LogOptions = DateOptions & {
  /** The zone whose clocks the times of the log are of. */
  readonly timeZone: string;
};

const longest = 2000;

/** Reads the rows of one sheet of a log. Makes a function, so that the plan is made once. */
export function logJudge(
  { context, columns, headers }: LogPlan,
  options: LogOptions,
): (cells: readonly string[], around: RowSurroundings) => JudgedLog {
  const at = (field: RegisterField): number | undefined => columnsOf(columns, field)[0];
  const judgeBuyer = rowJudge(
    columns.filter(({ field }) => buyerFields.has(field)),
    'resellers',
  );
  const [day, time, duration, phone] = (
    ['occurredOn', 'occurredTime', 'duration', 'phone'] as const
  ).map(at);
  const [channel, direction, followUp] = (['channel', 'direction', 'followUpOn'] as const).map(at);
  const unit = durationUnit(headers.get(duration ?? -1) ?? '');
  const notes = columnsOf(columns, 'note');
  const readPhones = remembering((cell) => parsePhones(cell));
  const readWords = remembering(readChannel);
  const hasText = notes.length > 0 || followUp !== undefined || at('contact') !== undefined;
  const texts = (['operator', 'topic', 'outcome'] as const).map(
    (field) => [field, at(field)] as const,
  );

  return (cells, around) => {
    const buyer = judgeBuyer(cells, around);
    // A call of somebody without a name is one all the same.
    const problems: RowProblem[] = buyer.problems.filter(
      ({ field, value }) => field !== 'name' || value.length > 0,
    );
    const { text, refuse: refuseWhole } = rowCells(cells, problems);
    const refuse = (column: number | undefined, field: RegisterField, code: string): void =>
      refuseWhole(column, field, code, text(column).slice(0, longest));
    const filled = (column: number | undefined): string | null => {
      const value = text(column);
      return value === '' || value === '-' ? null : value;
    };

    const moment = readMoment(text(day), text(time), context.year, options);
    if (!moment.ok) {
      if (moment.code === 'time') refuse(time, 'occurredTime', 'time');
      else refuse(day, 'occurredOn', 'date');
    }
    const how = readHow(text(channel), text(direction), context, readWords);
    if (how === null) {
      const column = channel ?? direction;
      refuse(column, channel === undefined ? 'direction' : 'channel', 'channel');
    }
    let durationS: number | null = null;
    if (!isBlank(text(duration)) || text(duration) === '0') {
      const read = readDuration(text(duration), unit);
      if (read.ok) durationS = read.value;
      else refuse(duration, 'duration', 'duration');
    }
    const { phones, invalid } = isBlank(text(phone)) ? noPhones : readPhones(text(phone));
    if (invalid.length > 0) refuse(phone, 'phone', 'phone');
    if (problems.length > 0 || !moment.ok || how === null) return { record: null, problems };

    const [first] = phones;
    const whole = phones.length === 1 && first?.extension === null;
    const lines = [
      ...notes.map(filled),
      line(followUpLabel, filled(followUp)),
      line(phoneLabel, whole ? null : filled(phone)),
    ].filter((one) => one !== null);
    return {
      problems,
      record: {
        occurredAt: toInstant(moment.value, options.timeZone),
        channel: how.channel,
        buyer: buyerOf(buyer.record, phones),
        company: text(at('name')),
        contact: filled(at('contact')),
        values: {
          direction: how.direction,
          ...(phone === undefined ? {} : { phone: first?.e164 ?? null }),
          ...(duration === undefined ? {} : { durationS }),
          ...Object.fromEntries(
            texts
              .filter(([, column]) => column !== undefined)
              .map(([field, column]) => [field, filled(column)]),
          ),
          ...(hasText ? { text: lines.length === 0 ? null : lines.join('\n') } : {}),
        },
      },
    };
  };
}

const noPhones = { phones: [], invalid: [] };

/** What has no place of its own is kept as a line of the text. */
function line(label: string, value: string | null): string | null {
  return value === null ? null : `${label}: ${value}`;
}

function readHow(
  channel: string,
  direction: string,
  context: LogContext,
  readWords: typeof readChannel,
): ReturnType<typeof settleChannel> {
  const said = [channel, direction].filter((cell) => !isBlank(cell)).map(readWords);
  if (said.includes(null)) return null;
  const [first, second] = said;
  // The titles speak for rows that say nothing; a direction of theirs holds for each row.
  return settleChannel({
    way: first?.way ?? second?.way ?? (said.length === 0 ? context.channel.way : null),
    direction: second?.direction ?? first?.direction ?? context.channel.direction,
  });
}
