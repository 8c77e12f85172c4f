import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { ResellersScreen } from '../features/resellers/resellers-screen.tsx';
import { history } from '../lib/history.ts';
import { Frame } from './frame.tsx';

const root = createRootRoute({ component: Frame });

// The list is what people start with; everything else is loaded when it is first opened.
const resellers = createRoute({
  getParentRoute: () => root,
  path: '/resellers',
  component: ResellersScreen,
});
const today = createRoute({
  getParentRoute: () => root,
  path: '/today',
  component: lazyRouteComponent(() => import('../features/today/today-screen.tsx'), 'TodayScreen'),
});
const interactions = createRoute({
  getParentRoute: () => root,
  path: '/interactions',
  component: lazyRouteComponent(
    () => import('../features/interactions/interactions-screen.tsx'),
    'InteractionsScreen',
  ),
});
const trainings = createRoute({
  getParentRoute: () => root,
  path: '/trainings',
  component: lazyRouteComponent(
    () => import('../features/trainings/trainings-screen.tsx'),
    'TrainingsScreen',
  ),
});
const bonuses = createRoute({
  getParentRoute: () => root,
  path: '/bonuses',
  component: lazyRouteComponent(
    () => import('../features/bonuses/bonuses-screen.tsx'),
    'BonusesScreen',
  ),
});
const importing = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(
    () => import('../features/import/import-screen.tsx'),
    'ImportScreen',
  ),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(
    () => import('../features/settings/settings-screen.tsx'),
    'SettingsScreen',
  ),
});
const headOffice = createRoute({
  getParentRoute: () => root,
  path: '/head-office',
  component: lazyRouteComponent(
    () => import('../features/head-office/head-office-screen.tsx'),
    'HeadOfficeScreen',
  ),
});
const elsewhere = createRoute({
  getParentRoute: () => root,
  path: '$',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's way to redirect
    throw redirect({ to: '/resellers' });
  },
});

export const router = createRouter({
  routeTree: root.addChildren([
    today,
    resellers,
    interactions,
    trainings,
    bonuses,
    importing,
    settings,
    headOffice,
    elsewhere,
  ]),
  history,
  defaultPreload: 'intent',
  // A chunk of our own disk comes within a frame or two: the old content stays until then.
  defaultPendingMs: 1000,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
