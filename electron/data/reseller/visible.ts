import type {
  ResellerCard,
  ResellerQuery,
  ResellerRow,
  TimelineEntry,
  timelineKinds,
} from '#contract/reseller.ts';
import type { AccessArea } from '#domain/access/rights.ts';
import type { DataContext } from '../context.ts';

type May = Pick<DataContext, 'may'>;
type Kind = (typeof timelineKinds)[number];

/** Whose entries the kinds of the timeline are. */
const areaOf: Readonly<Record<Kind, AccessArea>> = {
  'call-in': 'interactions',
  'call-out': 'interactions',
  'call-missed': 'interactions',
  email: 'interactions',
  fax: 'interactions',
  'web-form': 'interactions',
  chat: 'interactions',
  letter: 'interactions',
  meeting: 'interactions',
  note: 'resellers',
  status: 'resellers',
  change: 'resellers',
  import: 'resellers',
  task: 'tasks',
  training: 'registrations',
  bonus: 'ledger',
  purchase: 'purchases',
};

/** The kinds of entries that who works may see, of those that are wanted. */
export function visibleKinds(
  { may }: May,
  wanted?: readonly TimelineEntry['kind'][],
): readonly Kind[] {
  const kinds = wanted ?? (Object.keys(areaOf) as Kind[]);
  return kinds.filter((kind) => may(areaOf[kind], 'view'));
}

/** List lines without what who works may not see. */
export function visibleRows<R extends ResellerRow>({ may }: May, rows: readonly R[]): readonly R[] {
  if (may('interactions', 'view')) return rows;
  return rows.map((row) => ({ ...row, lastInteractionAt: null }));
}

/** A card without what who works may not see. */
export function visibleCard(who: May, card: ResellerCard): ResellerCard {
  const [row = card] = visibleRows(who, [card]);
  return who.may('ledger', 'view') ? row : { ...row, balance: null };
}

/** A question without an order that would tell what who works may not see. */
export function visibleQuery({ may }: May, query: ResellerQuery): ResellerQuery {
  if (query.sort?.field !== 'lastInteractionAt' || may('interactions', 'view')) return query;
  return { ...query, sort: { field: 'name', direction: 'asc' } };
}
