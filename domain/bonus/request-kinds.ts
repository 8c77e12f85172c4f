/** The six ways in which the programme lets points be spent. */
export const requestKinds = [
  'demo-equipment',
  'souvenirs',
  'advertising',
  'seminar',
  'gift-cards',
  'education',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** A field of a request; its key is also the key of its words. */
export type KindField = {
  readonly key: string;
  readonly mandatory: boolean;
} & (
  | { readonly type: 'text'; readonly maxLength: number }
  | { readonly type: 'long-text'; readonly maxLength: number }
  | { readonly type: 'integer'; readonly min: number; readonly max: number }
  | {
      readonly type: 'date';
      /** The field whose day this one may not lie before. */
      readonly notBefore?: string;
    }
  | { readonly type: 'choice'; readonly options: readonly string[] }
);

/** What shows that a request was fulfilled. */
export type KindProof = { readonly key: string; readonly mandatory: boolean };

export type KindSpec = {
  /** The mandatory ones first: they are asked first. */
  readonly fields: readonly KindField[];
  readonly proofs: readonly KindProof[];
};

const text = (key: string, mandatory: boolean, maxLength = 200): KindField => ({
  key,
  mandatory,
  type: 'text',
  maxLength,
});
const integer = (key: string, mandatory: boolean, max: number): KindField => ({
  key,
  mandatory,
  type: 'integer',
  min: 1,
  max,
});
const proof = (key: string, mandatory = true): KindProof => ({ key, mandatory });

/** Comments of any kind. */
const remark: KindField = { key: 'remark', mandatory: false, type: 'long-text', maxLength: 2000 };

/**
 * Fields and proofs of each kind. The one place that says them: `check-details.ts` validates by it,
 * the form draws it.
 */
export const kindSpecs: Readonly<Record<RequestKind, KindSpec>> = {
  'demo-equipment': {
    fields: [
      text('model', true),
      text('place', true),
      integer('quantity', false, 100),
      { key: 'until', mandatory: false, type: 'date' },
      remark,
    ],
    proofs: [proof('delivery-note'), proof('photo')],
  },
  souvenirs: {
    fields: [
      text('items', true),
      integer('quantity', true, 10_000),
      text('address', false),
      remark,
    ],
    proofs: [proof('acceptance')],
  },
  advertising: {
    fields: [
      {
        key: 'medium',
        mandatory: true,
        type: 'choice',
        options: ['print', 'outdoor', 'broadcast', 'internet', 'other'],
      },
      { key: 'from', mandatory: true, type: 'date' },
      { key: 'until', mandatory: true, type: 'date', notBefore: 'from' },
      text('title', false),
      remark,
    ],
    proofs: [proof('layout'), proof('invoice'), proof('placement', false)],
  },
  seminar: {
    fields: [
      text('topic', true),
      { key: 'date', mandatory: true, type: 'date' },
      integer('guests', true, 5000),
      text('city', false),
      remark,
    ],
    proofs: [proof('programme'), proof('participants'), proof('photo', false)],
  },
  'gift-cards': {
    fields: [
      text('shop', true),
      integer('quantity', true, 1000),
      integer('value', true, 1_000_000),
      text('recipients', false, 1000),
      remark,
    ],
    proofs: [proof('recipients')],
  },
  education: {
    fields: [
      text('course', true),
      text('participants', true, 1000),
      { key: 'date', mandatory: false, type: 'date' },
      text('city', false),
      remark,
    ],
    proofs: [proof('certificate')],
  },
};

/** Narrows a text from outside to a kind of request. */
export function isRequestKind(kind: string): kind is RequestKind {
  return (requestKinds as readonly string[]).includes(kind);
}
