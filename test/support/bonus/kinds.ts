import type { RequestKind } from '#domain/bonus/request-kinds.ts';

type Details = Readonly<Record<string, string | number>>;

/** What a request of a kind holds, written down by hand: the specification is held against it. */
export type KindSample = {
  /** As much as it cannot be submitted without. */
  readonly mandatory: Details;
  readonly optional: Details;
  /** Of its fulfilment, with the words a person would write. */
  readonly proofs: Readonly<Record<string, string>>;
  readonly optionalProofs: Readonly<Record<string, string>>;
};

/** A complete request of each of the six kinds of the programme. */
export const kindSamples: Readonly<Record<RequestKind, KindSample>> = {
  'demo-equipment': {
    mandatory: { model: 'МФУ M 4500', place: 'Шоу-рум, Казань, ул. Баумана, 5' },
    optional: { quantity: 2, until: '2026-06-30', remark: 'Вернут после показа' },
    proofs: { 'delivery-note': 'Накладная № 17', photo: 'shelf.jpg' },
    optionalProofs: {},
  },
  souvenirs: {
    mandatory: { items: 'Термокружки', quantity: 40 },
    optional: { address: 'Казань, ул. Баумана, 5', remark: 'К выставке' },
    proofs: { acceptance: 'Акт № 7' },
    optionalProofs: {},
  },
  advertising: {
    mandatory: { medium: 'outdoor', from: '2026-03-01', until: '2026-03-31' },
    optional: { title: 'Печатайте дешевле', remark: 'Три щита' },
    proofs: { layout: 'Макет от 12.02', invoice: 'Счёт № 81' },
    optionalProofs: { placement: 'Фотоотчёт' },
  },
  seminar: {
    mandatory: { topic: 'Печать в офисе', date: '2026-04-02', guests: 25 },
    optional: { city: 'Казань', remark: 'Нужен проектор' },
    proofs: { programme: 'Программа', participants: 'Список на 25 человек' },
    optionalProofs: { photo: 'hall.jpg' },
  },
  'gift-cards': {
    mandatory: { shop: 'Книжный', quantity: 5, value: 3000 },
    optional: { recipients: 'Иванова А. П.', remark: 'К празднику' },
    proofs: { recipients: 'Ведомость № 3' },
    optionalProofs: {},
  },
  education: {
    mandatory: { course: 'Навыки продаж', participants: 'Иванова А. П.' },
    optional: { date: '2026-05-12', city: 'Казань', remark: 'Двое' },
    proofs: { certificate: 'Сертификат 17' },
    optionalProofs: {},
  },
};
