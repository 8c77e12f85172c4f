import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { NumberMatch } from '#contract/call.ts';
import type { ChannelInput, ChannelOutput } from '#contract/ipc.ts';
import type { ResellerCard, SearchHit } from '#contract/reseller.ts';
import { request } from '../../lib/client.ts';
import { showError } from '../../lib/error-text.ts';
import { useChannel } from '../../lib/use-channel.ts';
import { useResellerSearch } from '../../lib/use-reseller-search.ts';

/** One way to begin a call. */
export type BeginItem = {
  readonly id: string;
  readonly kind: 'number' | 'reseller' | 'nothing';
  /** Null where only the number is known. */
  readonly name: string | null;
  /** The city, or the person whose number it is. */
  readonly detail: string | null;
  readonly phone: string | null;
  readonly status: SearchHit['status'] | null;
  readonly start: Omit<ChannelInput<'call-start'>, 'direction'>;
};

type Identified = ChannelOutput<'call-identify'> & { readonly text: string };

/** A call from nothing: who it is, is found out while one speaks. */
const fromNothing: BeginItem = {
  id: 'nothing',
  kind: 'nothing',
  name: null,
  detail: null,
  phone: null,
  status: null,
  start: {},
};

/** The numbers of the reseller at hand, with whose they are. */
function ofCard(card: ResellerCard): readonly BeginItem[] {
  const base = { kind: 'reseller' as const, name: card.name, status: card.status };
  const numbers = card.phones.map((phone): BeginItem => {
    const person = card.contacts.find(({ pk }) => pk === phone.contactPk);
    return {
      ...base,
      id: `phone-${phone.pk}`,
      detail: person?.name ?? card.city,
      phone: phone.e164,
      start: {
        phone: phone.e164,
        resellerPk: card.pk,
        ...(person ? { contactPk: person.pk } : {}),
      },
    };
  });
  const without: BeginItem = {
    ...base,
    id: 'no-phone',
    detail: card.city,
    phone: null,
    start: { resellerPk: card.pk },
  };
  return [...numbers, without];
}

function ofNumber({ phone, matches }: Identified): readonly BeginItem[] {
  if (phone === null) return [];
  const names = matches.map(({ name }: NumberMatch) => name);
  return [
    {
      ...fromNothing,
      id: 'number',
      kind: 'number',
      name: names.length === 0 ? null : names.slice(0, 3).join(', '),
      phone,
      start: { phone },
    },
  ];
}

function ofHit(hit: SearchHit): BeginItem {
  const phone = hit.matched.field === 'phone' ? hit.matched.text : hit.phone;
  return {
    id: `hit-${hit.pk}`,
    kind: 'reseller',
    name: hit.name,
    detail: hit.city,
    phone,
    status: hit.status,
    start: { resellerPk: hit.pk, ...(phone === null ? {} : { phone }) },
  };
}

/** What one can call with the text typed: the number itself first, then the resellers found. */
export function useBeginItems(resellerPk: number | null, text: string) {
  const { data: card } = useChannel(
    'reseller-card',
    { pk: resellerPk ?? 1 },
    { enabled: resellerPk !== null },
  );
  const { answer, ask: search } = useResellerSearch(7);
  const [identified, setIdentified] = useState<Identified>();
  const newest = useRef('');
  useEffect(
    () => () => {
      newest.current = '';
    },
    [],
  );

  const ask = useCallback(
    (typed: string): void => {
      newest.current = typed;
      void search(typed);
      request('call-identify', { text: typed }).then((found) => {
        if (newest.current === typed) setIdentified({ ...found, text: typed });
      }, showError);
    },
    [search],
  );

  const items = useMemo<readonly BeginItem[]>(() => {
    const typed = text.trim();
    if (typed === '') return card && resellerPk !== null ? ofCard(card) : [fromNothing];
    const numbers = identified?.text === text ? ofNumber(identified) : [];
    const hits = answer?.text === typed ? answer.hits.map(ofHit) : [];
    return [...numbers, ...hits];
  }, [text, card, resellerPk, identified, answer]);
  const settled = text.trim() === '' || (identified?.text === text && answer?.text === text.trim());
  return { items, ask, settled };
}
