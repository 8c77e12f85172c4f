import type { SessionRow } from '#contract/training.ts';
import { sessionSign, takenSeats } from '#domain/training/session-sign.ts';
import { drawMiddle } from '../../components/grid/draw-middle.ts';
import { drawSign } from '../../components/grid/draw-sign.ts';
import { columnsWithout, type GridField } from '../../components/grid/grid-field.ts';
import { formatDate } from '../../lib/format.ts';
import { textOf } from '../../lib/use-texts.ts';
import { sessionGroup } from './session-signs.ts';
import { sessionWhen, sessionWhere } from './session-words.ts';

const orEmpty = (value: string | null): string => value ?? '';
const countOrEmpty = (value: number): string => (value === 0 ? '' : String(value));

/** A session of the list, and whether its seats wait for a word of head office. */
export type ListedSession = SessionRow & { readonly provisional: boolean };

type SessionField = GridField<ListedSession>;

/** All columns, in the order in which they are offered. */
export const sessionFields: readonly SessionField[] = [
  {
    field: 'when',
    title: 'trainings:columns.when',
    width: 176,
    sortable: true,
    fixed: true,
    text: sessionWhen,
  },
  {
    field: 'course',
    title: 'trainings:columns.course',
    width: 236,
    text: (row) => row.course,
    draw: drawMiddle,
  },
  {
    field: 'where',
    title: 'trainings:columns.where',
    width: 140,
    text: (row) => sessionWhere(textOf, row),
  },
  {
    field: 'seats',
    title: 'trainings:columns.seats',
    width: 90,
    align: 'right',
    text: (row) => {
      const taken = textOf('trainings:seats.taken', { taken: takenSeats(row), seats: row.seats });
      return row.provisional ? `${taken} ${textOf('headOffice:provisional.sign')}` : taken;
    },
    draw: (element, text, row) => {
      if (!row?.provisional) return element.replaceChildren(text);
      const taken = textOf('trainings:seats.taken', { taken: takenSeats(row), seats: row.seats });
      drawSign(element, sessionGroup, 'provisional', taken);
      element.style.justifyContent = 'flex-end';
      element.title = textOf('headOffice:provisional.hint');
    },
  },
  {
    field: 'waiting',
    title: 'trainings:columns.waiting',
    width: 70,
    align: 'right',
    text: (row) => countOrEmpty(row.waiting),
  },
  {
    field: 'unconfirmed',
    title: 'trainings:columns.unconfirmed',
    width: 130,
    align: 'right',
    text: (row) => countOrEmpty(row.unconfirmed),
  },
  {
    field: 'state',
    title: 'trainings:columns.state',
    width: 150,
    text: (row) => textOf(`trainings:sessionState.${sessionSign(row)}`),
    draw: (element, text, row) =>
      drawSign(element, sessionGroup, row ? sessionSign(row) : '', text),
  },
  {
    field: 'trainer',
    title: 'trainings:columns.trainer',
    width: 150,
    text: (row) => orEmpty(row.trainer),
  },
  {
    field: 'place',
    title: 'trainings:columns.place',
    width: 180,
    text: (row) => orEmpty(row.place),
  },
  {
    field: 'deadline',
    title: 'trainings:columns.deadline',
    width: 120,
    text: (row) => (row.deadline === null ? '' : formatDate(row.deadline)),
  },
  {
    field: 'price',
    title: 'trainings:columns.price',
    width: 100,
    align: 'right',
    text: (row) => countOrEmpty(row.pricePoints),
  },
];

/** The columns of a fresh desktop. */
export const defaultSessionColumns = columnsWithout(sessionFields, ['place']);
