import type { NewRow } from '#db/write/entities.ts';
import { directionOf } from '#domain/interaction/channels.ts';
import { closings, noAnswer, noAnswerNotes, outcomes, topics } from './interaction-words.ts';
import type { Random } from './random.ts';
import { operators } from './words.ts';

/** Whom an interaction is with. */
export type DemoPartner = {
  readonly pk: number;
  readonly contacts: readonly number[];
  readonly phone: string;
};

const channels = [
  ['call-in', 45],
  ['call-out', 27],
  ['email', 18],
  ['web-form', 4],
  ['chat', 3],
  ['fax', 1],
  ['letter', 1],
  ['meeting', 1],
] as const;

const weightedTopics = topics.map((topic) => [topic, topic.weight] as const);

/** Of a hundred talks so many take so long, in seconds: most are short, a few are not. */
const talks: readonly (readonly [readonly [number, number], number])[] = [
  [[15, 60], 14],
  [[60, 180], 38],
  [[180, 420], 32],
  [[420, 900], 13],
  [[900, 2400], 3],
];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Moscow has had one offset for all the years of the data set. */
const moscow = 3 * hourMs;
/** How many of a day's calls come in each hour from nine on: lunch is quiet. */
const hourly = [8, 14, 15, 13, 7, 11, 14, 12, 6] as const;
const daily = hourly.reduce((sum, weight) => sum + weight, 0);

/** The working days of Moscow from one instant to another, by their weekdays alone. */
export function workingDays(from: number, until: number): readonly number[] {
  const days: number[] = [];
  const last = Math.floor((until + moscow) / dayMs);
  for (let day = Math.ceil((from + moscow) / dayMs); day < last; day += 1) {
    // 1.1.1970 was a Thursday.
    const weekday = (day + 3) % 7;
    if (weekday < 5) days.push(day * dayMs - moscow);
  }
  return days;
}

/** The instant at a share of all working time of these days: it grows with the share. */
export function instantAt(days: readonly number[], share: number): number {
  const place = share * days.length;
  const index = Math.min(days.length - 1, Math.floor(place));
  let rest = Math.min(place - index, 1 - 1e-9) * daily;
  for (const [hour, weight] of hourly.entries()) {
    if (rest < weight) return Math.floor((days[index] ?? 0) + (9 + hour + rest / weight) * hourMs);
    rest -= weight;
  }
  throw new Error('the hours of a day do not sum up');
}

function note(random: Random, sentences: readonly string[]): string {
  const count = random.weighted([
    [1, 60],
    [2, 28],
    [3, 12],
  ]);
  const first = random.int(0, sentences.length - 1);
  const said = Array.from({ length: count }, (_, at) => sentences[(first + at) % sentences.length]);
  return [...said, ...(random.chance(0.15) ? [random.pick(closings)] : [])].join(' ');
}

function duration(random: Random, channel: NewRow<'interaction'>['channel']): number | null {
  if (channel === 'meeting') return random.int(3, 12) * 600;
  if (channel !== 'call-in' && channel !== 'call-out') return null;
  const [low, high] = random.weighted(talks);
  return random.int(low, high);
}

/** One invented interaction with a partner at an instant; all of them are over. */
export function makeInteraction(
  random: Random,
  partner: DemoPartner,
  occurredAt: number,
): NewRow<'interaction'> {
  const channel = random.weighted(channels);
  const call = channel === 'call-in' || channel === 'call-out';
  const common = {
    resellerPk: partner.pk,
    channel,
    direction: directionOf(channel) ?? (random.chance(0.6) ? 'in' : 'out'),
    state: 'done',
    occurredAt,
    operator: random.pick(operators),
    phone: call && partner.phone !== '' ? partner.phone : null,
  } as const;
  const contactPk = partner.contacts.length > 0 ? random.pick(partner.contacts) : null;
  if (channel === 'call-in' && random.chance(0.03)) {
    return { ...common, missed: 1, endedAt: occurredAt + random.int(8, 40) * 1000 };
  }
  const { topic, sentences } = random.weighted(weightedTopics);
  if (channel === 'call-out' && random.chance(0.12)) {
    const text = random.pick(noAnswerNotes);
    return { ...common, contactPk, topic, outcome: noAnswer, text };
  }
  return {
    ...common,
    contactPk,
    durationS: duration(random, channel),
    topic,
    outcome: random.weighted(outcomes),
    text: note(random, sentences),
  };
}
