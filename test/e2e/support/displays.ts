/** Names the displays that the set-up made, one for each worker. */
export const displaysVariable = 'INTERACTION_CENTRE_DISPLAYS';

/** In a worker: has everything that it starts appear on the worker's own display. */
export function takeOwnDisplay(): void {
  const { [displaysVariable]: displays, TEST_PARALLEL_INDEX: index } = process.env;
  if (displays === undefined || index === undefined) return;
  process.env.DISPLAY = displays.split(' ')[Number(index)];
}
