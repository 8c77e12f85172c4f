import { lazy, Suspense, type ReactNode } from 'react';
import { useDesk } from '../lib/desk.ts';

const Door = lazy(() => import('../features/people/door.tsx'));

/** Stands between who is not signed in and the screens: these are not even made. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const place = useDesk((desk) => desk.place);
  switch (place) {
    case 'work':
      return children;
    case 'door':
      return (
        <Suspense fallback={null}>
          <Door />
        </Suspense>
      );
    case 'unknown':
    case 'left':
      return null;
  }
}
