import type { InteractionRow } from '#contract/interaction-list.ts';
import { drawMiddle } from '../../components/grid/draw-middle.ts';
import { drawSign } from '../../components/grid/draw-sign.ts';
import { columnsWithout, type GridField } from '../../components/grid/grid-field.ts';
import { formatDuration, formatInstant, formatPhone } from '../../lib/format.ts';
import { textOf } from '../../lib/use-texts.ts';

/** The signs of the channels, see `CellSigns`. */
export const channelGroup = 'channel';

/** The sign and the word of how it came; a call that nobody answered has its own. */
export function channelSign({ channel, state }: InteractionRow): string {
  return state === 'missed' ? 'call-missed' : channel;
}

function channelText(row: InteractionRow): string {
  const word = textOf(
    `resellers:timeline.kind.${row.state === 'missed' ? 'call-missed' : row.channel}`,
  );
  return row.state === 'done' || row.state === 'missed'
    ? word
    : `${word}: ${textOf(`interactions:state.${row.state}`)}`;
}

const orEmpty = (value: string | null): string => value ?? '';

type LogField = GridField<InteractionRow>;

/** All columns, in the order in which they are offered. */
export const logFields: readonly LogField[] = [
  {
    field: 'occurredAt',
    title: 'interactions:columns.occurredAt',
    width: 132,
    sortable: true,
    fixed: true,
    text: (row) => formatInstant(row.occurredAt),
  },
  {
    field: 'channel',
    title: 'interactions:columns.channel',
    width: 180,
    text: channelText,
    draw: (element, text, row) =>
      drawSign(element, channelGroup, row ? channelSign(row) : '', text),
  },
  {
    field: 'reseller',
    title: 'interactions:columns.reseller',
    width: 230,
    text: (row) => orEmpty(row.reseller),
    draw: drawMiddle,
  },
  {
    field: 'contact',
    title: 'interactions:columns.contact',
    width: 150,
    text: (row) => orEmpty(row.contact),
  },
  {
    field: 'operator',
    title: 'interactions:columns.operator',
    width: 130,
    text: (row) => orEmpty(row.operator),
  },
  {
    field: 'topic',
    title: 'interactions:columns.topic',
    width: 150,
    text: (row) => orEmpty(row.topic),
  },
  {
    field: 'outcome',
    title: 'interactions:columns.outcome',
    width: 160,
    text: (row) => orEmpty(row.outcome),
  },
  {
    field: 'duration',
    title: 'interactions:columns.duration',
    width: 116,
    align: 'right',
    text: (row) => (row.durationSeconds === null ? '' : formatDuration(row.durationSeconds)),
  },
  {
    field: 'phone',
    title: 'interactions:columns.phone',
    width: 150,
    text: (row) => (row.phone === null ? '' : formatPhone(row.phone)),
  },
  {
    field: 'words',
    title: 'interactions:columns.words',
    width: 320,
    text: (row) => orEmpty(row.words),
  },
];

/** The columns of a fresh desktop. */
export const defaultLogColumns = columnsWithout(logFields, ['phone']);
