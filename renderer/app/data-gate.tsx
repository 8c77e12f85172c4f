import { lazy, Suspense, type ReactNode } from 'react';
import { useChannel } from '../lib/use-channel.ts';
import { useConnection } from '../lib/use-connection.ts';
import { useStoredPreferences } from '../lib/use-preferences.ts';
import classes from './data-gate.module.css';

const DataFailure = lazy(() => import('./data-failure.tsx'));
const DataReports = lazy(() => import('./data-reports.tsx'));
const Reconnecting = lazy(() => import('./reconnecting.tsx'));

/** Stands between the data and the screens: tells when the data is lost, restored or away. */
export function DataGate({ children }: { readonly children: ReactNode }) {
  const { data: info, error } = useChannel('app-info', {});
  const connection = useConnection();
  useStoredPreferences(info);

  if (error || connection === 'failed') {
    return (
      <Suspense fallback={null}>
        <DataFailure error={error} />
      </Suspense>
    );
  }
  const reports = info?.reports.filter(({ kind }) => kind !== 'opened' && kind !== 'created');
  const away = connection === 'restarting';
  return (
    <>
      {/* What is typed stays in its fields while the data process starts again. */}
      <div className={classes.work} inert={away}>
        {children}
      </div>
      <Suspense fallback={null}>
        {reports && reports.length > 0 && <DataReports reports={reports} />}
        {away && <Reconnecting />}
      </Suspense>
    </>
  );
}
