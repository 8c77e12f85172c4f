import { describe, expect, it } from 'vitest';
import { answerGate } from '../../../renderer/lib/answer-gate.ts';

function setUp() {
  const gate = answerGate<{ text: string; hit: string }>();
  const taken: string[] = [];
  const enter = (text: string): void => gate.whenAnswered(text, ({ hit }) => taken.push(hit));
  return { gate, taken, enter };
}

describe('the gate between typing and Enter', () => {
  it('acts at once on the answer that has arrived', () => {
    const { gate, taken, enter } = setUp();
    gate.asked();
    gate.answered({ text: 'альфа', hit: 'Альфа' });
    enter('альфа');
    expect(taken).toEqual(['Альфа']);
  });

  it('waits for the answer to all that is typed, and acts once', () => {
    const { gate, taken, enter } = setUp();
    gate.answered({ text: 'аль', hit: 'Алькор' });
    gate.asked();
    enter('альфа');
    expect(taken).toEqual([]);
    gate.answered({ text: 'альфа', hit: 'Альфа' });
    gate.answered({ text: 'альфа', hit: 'Альфа' });
    expect(taken).toEqual(['Альфа']);
  });

  it('forgets an Enter after which one typed on', () => {
    const { gate, taken, enter } = setUp();
    gate.asked();
    enter('аль');
    gate.asked();
    gate.answered({ text: 'аль', hit: 'Алькор' });
    expect(taken).toEqual([]);
  });

  it('has nothing to take once the field is empty', () => {
    const { gate, taken, enter } = setUp();
    gate.answered({ text: 'альфа', hit: 'Альфа' });
    gate.asked();
    gate.answered(null);
    enter('альфа');
    expect(taken).toEqual([]);
  });
});
