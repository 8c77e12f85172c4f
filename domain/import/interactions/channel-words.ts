import type { InteractionChannel } from '../../interaction/channels.ts';
import { searchKey } from '../../text/search-key.ts';

type Way = Exclude<InteractionChannel, 'call-in' | 'call-out'> | 'call';

/** What words say of a communication; null for what they leave open. */
export type SaidChannel = {
  readonly way: Way | null;
  readonly direction: 'in' | 'out' | null;
};

const directions: readonly (readonly ['in' | 'out', RegExp])[] = [
  ['in', /^(?:вх|bx|вход|входящ\p{L}*|in|inbound|incoming|received)$/u],
  ['out', /^(?:исх|исход|исходящ\p{L}*|out|outbound|outgoing|sent)$/u],
];
/* The first that fits decides: `эл. письмо` is an e-mail, `письмо` by itself came on paper. */
const ways: readonly (readonly [Way, RegExp])[] = [
  ['letter', /^(?:бумажн\p{L}*|заказн\p{L}*|россии|letters?)$/u],
  ['fax', /^(?:факс\p{L}*|fax\p{L}*)$/u],
  ['email', /^(?:e?mails?|емейл|емайл|имейл|мейл|почт[аеу]|почтой|электрон\p{L}*|эл)$/u],
  ['letter', /^(?:письм\p{L}{1,2})$/u],
  ['web-form', /^(?:сайт\p{L}?|web|website|веб|форм[аы]|form)$/u],
  ['chat', /^(?:чат|chat|icq|аськ[аи]|skype|скайп)$/u],
  ['meeting', /^(?:встреч[аи]|визит|meeting|visit|переговоры)$/u],
  ['call', /^(?:зв|звон(?:о?к\p{L}{0,2})?|тел|телефон\p{L}*|calls?|phone|telephone)$/u],
];
const filler = /^(?:e|по|с|на|от|к|the|by|via)$/u;
const longest = 60;

/** Reads the cell of a kind of communication; null when a word of it is none of that. */
export function readChannel(text: string): SaidChannel | null {
  return text.length > longest ? null : read(text, true);
}

/** The channel that titles and the name of a sheet speak of, whatever else they say. */
export function channelInTitles(texts: readonly string[]): SaidChannel {
  return read(texts.join(' '), false) ?? { way: null, direction: null };
}

function read(text: string, whole: boolean): SaidChannel | null {
  let first = ways.length;
  const sides = new Set<'in' | 'out'>();
  for (const word of searchKey(text).split(' ')) {
    const side = directions.find(([, pattern]) => pattern.test(word));
    const way = ways.findIndex(([, pattern]) => pattern.test(word));
    if (side !== undefined) sides.add(side[0]);
    else if (way >= 0) first = Math.min(first, way);
    else if (whole && !filler.test(word)) return null;
  }
  // Of both directions neither is meant: a log of incoming and outgoing calls.
  const [direction = null] = sides.size === 1 ? sides : [];
  const way = ways[first]?.[0] ?? null;
  return way === null && sides.size === 0 ? null : { way, direction };
}

/**
 * The channel that is meant, with its direction; null when it stays open. A direction alone is that of
 * a call, and a call without one is no channel.
 */
export function settleChannel({ way, direction }: SaidChannel): {
  readonly channel: InteractionChannel;
  readonly direction: 'in' | 'out' | null;
} | null {
  if (way === null || way === 'call') {
    return direction === null ? null : { channel: `call-${direction}`, direction };
  }
  return { channel: way, direction: way === 'web-form' ? 'in' : direction };
}
