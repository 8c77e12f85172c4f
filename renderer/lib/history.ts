import { createMemoryHistory, type RouterHistory } from '@tanstack/react-router';

const rememberedKey = 'lastRoute';

/** Where the window is. In memory: a window has no address bar, and the start is where one left. */
export const history: RouterHistory = createMemoryHistory({
  initialEntries: [localStorage.getItem(rememberedKey) ?? '/resellers'],
});

history.subscribe(({ location }) => {
  // Of the place within a section nothing is remembered, but a call goes on after a start.
  const atCall = new URLSearchParams(location.search).has('call');
  localStorage.setItem(rememberedKey, `${location.pathname}${atCall ? '?call=0' : ''}`);
});
