/** What was answered, and to which text. */
type Answered = { readonly text: string };

/**
 * Lets an act on what is typed wait for its answer, and never lets it take an older one. What counts is
 * what has arrived, not what has been drawn: Enter may fall between the two.
 */
export function answerGate<Answer extends Answered>() {
  let latest: Answer | null = null;
  let waiting: { readonly text: string; readonly act: (answer: Answer) => void } | null = null;
  return {
    /** There is a newer question, or something else is done: an act that waited is off. */
    asked: (): void => {
      waiting = null;
    },
    /** The answer to the newest question is here. */
    answered: (answer: Answer | null): void => {
      latest = answer;
      const act = answer !== null && waiting?.text === answer.text ? waiting.act : null;
      if (answer === null || !act) return;
      waiting = null;
      act(answer);
    },
    /** Acts on the answer to `text`: at once if it is here, else when it comes. */
    whenAnswered: (text: string, act: (answer: Answer) => void): void => {
      if (latest?.text === text) act(latest);
      else waiting = { text, act };
    },
  };
}
