import { expect, it } from 'vitest';
import { directionOf, interactionChannels, loggedChannels } from '#domain/interaction/channels.ts';
import { missingFields } from '#domain/interaction/complete.ts';

const whole = { resellerPk: 7, companyText: null, topic: 'Бонусы', outcome: 'Решён' };

it('can be finished with who it was, a topic and an outcome', () => {
  expect(missingFields(whole)).toEqual([]);
  expect(missingFields({ ...whole, resellerPk: null, companyText: '' })).toEqual([]);
});

it('names what is missing in the order of the work', () => {
  const nothing = { resellerPk: null, companyText: null, topic: ' ', outcome: null };
  expect(missingFields(nothing)).toEqual(['reseller', 'topic', 'outcome']);
  expect(missingFields({ ...whole, outcome: '' })).toEqual(['outcome']);
});

it('offers every channel for logging, each once', () => {
  expect([...loggedChannels].sort()).toEqual([...interactionChannels].sort());
  expect(interactionChannels.filter((channel) => directionOf(channel) !== null)).toEqual([
    'call-in',
    'call-out',
    'web-form',
  ]);
});
