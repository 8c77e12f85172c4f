import { completeValues, requestFields, type RequestValues } from './request-record.ts';

/** What files have said of one request, and which row it became. */
export type SaidRequest = { readonly pk: number; readonly values: RequestValues };

/** What files have said of the requests of a reseller, by the key of each. */
export type RequestSource = ReadonlyMap<string, SaidRequest>;

type Packed = readonly [key: string, pk: number, values: readonly (string | number | null)[]];

/** Packs what files have said; equal sources are equal texts. */
export function packRequests(source: RequestSource): string {
  const entries = [...source]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, { pk, values }]): Packed => [key, pk, requestFields.map((of) => values[of])]);
  return JSON.stringify(entries);
}

/** Reads what `packRequests` made; nothing was said before the first file. */
export function unpackRequests(json: string | null): RequestSource {
  const entries = json === null ? [] : (JSON.parse(json) as Packed[]);
  return new Map(
    entries.map(([key, pk, packed]) => {
      const values = Object.fromEntries(requestFields.map((of, at) => [of, packed[at] ?? null]));
      return [key, { pk, values: completeValues(values as RequestValues) }];
    }),
  );
}
