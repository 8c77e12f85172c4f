import { CallScreen } from '../features/calls/call-screen.tsx';
import NewReseller from '../features/resellers/card/new-reseller.tsx';
import { Timeline } from '../features/resellers/timeline/timeline.tsx';

/** The call with what the resellers have to show of its partner: features do not know each other. */
export default function CallRoute() {
  return (
    <CallScreen
      renderTimeline={(pk) => <Timeline pk={pk} withoutNote />}
      renderNew={(props) => <NewReseller {...props} />}
    />
  );
}
