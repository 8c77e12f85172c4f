import type { InteractionChannel } from '../../interaction/channels.ts';
import type { Buyer } from '../purchases/purchase-record.ts';

/** What a row of a log says of an interaction, as it is stored. */
export type LogValues = {
  readonly direction: 'in' | 'out' | null;
  readonly durationS: number | null;
  readonly operator: string | null;
  readonly topic: string | null;
  readonly outcome: string | null;
  readonly text: string | null;
  readonly phone: string | null;
  readonly companyText: string | null;
  readonly resellerPk: number | null;
  readonly contactPk: number | null;
};

/** In the order in which changes are told. */
export const logFields = [
  'companyText',
  'resellerPk',
  'contactPk',
  'phone',
  'direction',
  'operator',
  'topic',
  'outcome',
  'durationS',
  'text',
] as const satisfies readonly (keyof LogValues)[];
export type LogField = (typeof logFields)[number];

/** What makes an interaction of a file the same one in two files, but for its company. */
export type LogPlace = {
  /** Milliseconds UTC. */
  readonly occurredAt: number;
  readonly channel: InteractionChannel;
};

/** A row of a log as it was read; a field without a column is left out of `values`. */
export type LogRecord = LogPlace & {
  readonly buyer: Buyer;
  readonly company: string;
  readonly contact: string | null;
  readonly values: Readonly<Partial<Omit<LogValues, 'companyText' | 'resellerPk' | 'contactPk'>>>;
};

/** What stands before a thing that is kept as a line of the text. */
export const followUpLabel = 'Перезвонить';
export const phoneLabel = 'Телефон';
export const contactLabel = 'Контакт';

/** The line of a text under which a person stands who is no contact of the reseller. */
export function contactLine(name: string): string {
  return `${contactLabel}: ${name}`;
}
