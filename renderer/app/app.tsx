import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { themeManager } from '../lib/appearance.ts';
import { styleNonce } from '../lib/nonce.ts';
import { queryClient } from '../lib/query-client.ts';
import { rememberCards } from '../lib/recent-cards.ts';
import { DataGate } from './data-gate.tsx';
import { router } from './router.tsx';
import { SessionGate } from './session-gate.tsx';
import { theme } from './theme.ts';

/** The window: providers around the one frame. */
function App() {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={themeManager}
      getStyleNonce={styleNonce}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <DataGate>
          <SessionGate>
            <RouterProvider router={router} />
          </SessionGate>
        </DataGate>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Draws the window; the texts are loaded by then. */
export function renderApp(): void {
  rememberCards();
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<App />);
}
