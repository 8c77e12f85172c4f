/** A failure of the set-up that tells what is missing and how to get it. */
export class SetupError extends Error {
  constructor(what, how) {
    super(`${what}\n         How to get it: ${how}`);
    this.name = 'SetupError';
  }
}

/** Prints one line of the set-up's report. */
export function say(text) {
  process.stderr.write(`set-up | ${text}\n`);
}
