import { isRequestKind, type RequestKind } from '#domain/bonus/request-kinds.ts';
import { draftOf } from '../../lib/drafts.ts';
import { useDraft } from '../../lib/use-draft.ts';
import type { RequestTexts } from './request-values.ts';

function fieldsOf(json: string | undefined): Record<string, string> {
  try {
    const read: unknown = JSON.parse(json ?? '{}');
    return typeof read === 'object' && read !== null ? (read as Record<string, string>) : {};
  } catch {
    return {};
  }
}

function textsOf(
  kind: string | undefined,
  points: string | undefined,
  json: string | undefined,
): RequestTexts {
  return {
    kind: isRequestKind(kind ?? '') ? (kind as RequestKind) : null,
    points: points ?? '',
    fields: fieldsOf(json),
  };
}

export type RequestDrafts = {
  readonly texts: RequestTexts;
  /** What was typed up to this very key, drawn or not. */
  readonly now: () => RequestTexts;
  readonly putKind: (kind: RequestKind) => void;
  readonly putPoints: (text: string) => void;
  readonly putField: (key: string, text: string) => void;
  readonly discard: () => void;
};

/** A request that is being typed, on the disk as it comes; `stored` is what a mended one began with. */
export function useRequestDrafts(prefix: string, stored?: RequestTexts): RequestDrafts {
  const keys = { kind: `${prefix}:kind`, points: `${prefix}:points`, fields: `${prefix}:fields` };
  const kind = useDraft(keys.kind);
  const points = useDraft(keys.points);
  const fields = useDraft(keys.fields);
  const begun = JSON.stringify(stored?.fields ?? {});
  const read = (of: (key: string) => string | undefined): RequestTexts =>
    textsOf(
      of(keys.kind) ?? stored?.kind ?? undefined,
      of(keys.points) ?? stored?.points,
      of(keys.fields) ?? begun,
    );
  const drawn: Readonly<Record<string, string | undefined>> = {
    [keys.kind]: kind.draft,
    [keys.points]: points.draft,
    [keys.fields]: fields.draft,
  };
  return {
    texts: read((key) => drawn[key]),
    now: () => read(draftOf),
    putKind: (next) => kind.put(next),
    putPoints: (text) => points.put(text),
    putField: (key, text) => {
      fields.put(JSON.stringify({ ...read(draftOf).fields, [key]: text }));
    },
    discard: () => {
      kind.discard();
      points.discard();
      fields.discard();
    },
  };
}
