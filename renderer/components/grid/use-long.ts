import { useEffect, useState } from 'react';

const busyAfterMs = 1000;

/** True when something has been going on for longer than the old content may stand for it. */
export function useLong(going: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!going) return;
    const timer = setTimeout(() => setLong(true), busyAfterMs);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [going]);
  return long;
}
