import { cancelRun } from '../run-actions.ts';
import type { Session } from '../sessions.ts';
import { RunCard } from './run-card.tsx';

/** The rows of one file are being written. */
export function RunStep({ session }: { readonly session: Session }) {
  const { id, busy, counts } = session;
  return (
    <RunCard
      sessionId={id}
      total={counts?.total ?? 0}
      cancelling={busy === 'cancel'}
      onCancel={() => void cancelRun(id)}
    />
  );
}
