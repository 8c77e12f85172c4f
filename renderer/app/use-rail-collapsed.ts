import { useState } from 'react';
import { readSetting } from '../lib/settings.ts';
import { useChannel } from '../lib/use-channel.ts';

const narrow = 1180;

/** Whether the rail shows its icons only: as chosen, or by the width when nobody chose. */
export function useRailCollapsed(): [boolean, (collapsed: boolean) => void] {
  useChannel('app-info', {});
  const [chosen, setChosen] = useState<boolean | null>(null);
  const stored = readSetting('railCollapsed');
  const byDefault = stored === undefined ? window.innerWidth < narrow : stored === 'true';
  return [chosen ?? byDefault, setChosen];
}
