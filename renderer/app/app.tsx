import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { themeManager } from '../lib/appearance.ts';
import { styleNonce } from '../lib/nonce.ts';
import { queryClient } from '../lib/query-client.ts';
import { DataGate } from './data-gate.tsx';
import { router } from './router.tsx';
import { theme } from './theme.ts';

/** The window: providers around the one frame. */
export function App() {
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
          <RouterProvider router={router} />
        </DataGate>
      </QueryClientProvider>
    </MantineProvider>
  );
}
