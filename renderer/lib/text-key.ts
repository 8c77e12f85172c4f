import type texts from '../locales/ru/index.ts';

type Texts = typeof texts;
type WithoutPlural<K extends string> = K extends `${infer Base}_${'one' | 'few' | 'many' | 'other'}`
  ? Base
  : K;
type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

/** A key of any text, with its namespace: `shell:rail.collapse`. */
export type TextKey = { [N in keyof Texts]: `${N}:${Leaves<Texts[N]>}` }[keyof Texts];

/** What is put into a text: `count` chooses the plural form. */
export type TextValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

export type Translate = (key: TextKey, values?: TextValues) => string;
