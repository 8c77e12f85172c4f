import {
  IconBuildingStore,
  IconCalendarCheck,
  IconCoins,
  IconFileImport,
  IconMessages,
  IconSchool,
  IconCloudNetwork,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
import type { AccessArea, AccessRight } from '#domain/access/rights.ts';
import type { TextKey } from './text-key.ts';

export type Section = {
  readonly path:
    | '/today'
    | '/resellers'
    | '/interactions'
    | '/trainings'
    | '/bonuses'
    | '/import'
    | '/settings'
    | '/head-office';
  readonly title: TextKey;
  readonly icon: Icon;
  /** What one must be allowed to see for the section to be there at all. */
  readonly needs?: readonly [AccessArea, AccessRight];
  /** At the foot of the rail, apart from the daily work. */
  readonly atFoot?: true;
};

/** The sections that are built, in the order of the rail and of Ctrl+1…8. */
export const sections: readonly Section[] = [
  {
    path: '/today',
    title: 'shell:sections.today',
    icon: IconCalendarCheck,
    needs: ['tasks', 'view'],
  },
  {
    path: '/resellers',
    title: 'shell:sections.resellers',
    icon: IconBuildingStore,
    needs: ['resellers', 'view'],
  },
  {
    path: '/interactions',
    title: 'shell:sections.interactions',
    icon: IconMessages,
    needs: ['interactions', 'view'],
  },
  {
    path: '/trainings',
    title: 'shell:sections.trainings',
    icon: IconSchool,
    needs: ['courses', 'view'],
  },
  {
    path: '/bonuses',
    title: 'shell:sections.bonuses',
    icon: IconCoins,
    needs: ['bonus-requests', 'view'],
  },
  {
    path: '/import',
    title: 'shell:sections.import',
    icon: IconFileImport,
    needs: ['import', 'view'],
  },
  { path: '/settings', title: 'shell:sections.settings', icon: IconSettings, atFoot: true },
  // Behind the settings, so that their key stays what it was.
  {
    path: '/head-office',
    title: 'shell:sections.headOffice',
    icon: IconCloudNetwork,
    atFoot: true,
  },
];
