import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { adminStyle } from '../admin/style.ts';
import { devicesPage, signInPage, type View } from '../admin/pages.ts';
import { adminTexts, languageOf, type Language } from '../admin/texts.ts';
import {
  closeAdminSession,
  isAdminSession,
  openAdminSession,
  sessionValidMs,
} from '../services/admin-access.ts';
import { noteAct } from '../services/administration.ts';
import { revokeDevice } from '../services/device-list.ts';
import { deviceSorts, readDevicePage, type DeviceSort } from '../services/device-page.ts';
import { createCode } from '../services/devices.ts';
import { hashOf, sameSecret } from '../services/secrets.ts';
import { ServiceFault } from '../services/service-fault.ts';
import { listWorkspaces } from '../services/workspaces.ts';
import type { Store } from '../store/sql.ts';
import { checked } from './checked.ts';
import type { Limits } from './rate-limits.ts';

const cookieName = 'head-office-admin';
const week = 7 * 86_400_000;
/** Who stands in the list of acts for what is done on the page. */
const actor = 'admin page';

const viewSchema = z.object({
  workspace: z.string().default(''),
  find: z.string().max(100).default(''),
  sort: z.enum(Object.keys(deviceSorts) as [DeviceSort, ...DeviceSort[]]).default('seen'),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  lang: z.string().optional(),
});
const codeSchema = z.object({ code: z.string().max(100) });
const formSchema = z.object({ guard: z.string(), back: z.string().startsWith('/admin?') });
const newCodeSchema = formSchema.extend({ workspace: z.uuid() });
const revokeSchema = newCodeSchema.extend({ device: z.uuid() });

export type AdminRoutes = {
  readonly store: Store;
  readonly now: () => number;
  readonly limits?: Limits | undefined;
  /** Whether cookies may travel enciphered only. */
  readonly isSecure: boolean;
};

/** The page of administrators: the state of devices, one-time codes, revoking. Registered in a scope of its own. */
export async function registerAdmin(app: FastifyInstance, routes: AdminRoutes): Promise<void> {
  const { store, now, limits, isSecure } = routes;
  const signIn = '/admin/sign-in';
  await app.register(rateLimit, {
    timeWindow: 60_000,
    max: ({ routeOptions }) => (routeOptions.url === signIn ? (limits?.enrolments ?? 20) : 600),
    keyGenerator: ({ ip, routeOptions }) => `${ip} ${routeOptions.url === signIn}`,
    errorResponseBuilder: () => new ServiceFault('sync/too-many-requests', 'too many requests'),
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 10_000 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers({
      'content-security-policy':
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });
  const cookie = (value: string, seconds: number): string =>
    `${cookieName}=${value}; Path=/admin; HttpOnly; SameSite=Strict; Max-Age=${seconds}${isSecure ? '; Secure' : ''}`;
  const requireSession = async (request: FastifyRequest): Promise<string> => {
    const session = await sessionOf(request, store, now());
    if (session === null) throw new ServiceFault('sync/unknown-device', 'not signed in');
    const { guard } = checked(formSchema, request.body);
    if (!sameSecret(guard, guardOf(session))) {
      throw new ServiceFault('sync/invalid-message', 'not a form of this page');
    }
    return session;
  };
  /** Whose session has run out comes to the door, as on every other page. */
  const signedIn = {
    preHandler: async (request: FastifyRequest, reply: FastifyReply) => {
      if ((await sessionOf(request, store, now())) === null) return reply.redirect('/admin', 303);
      return undefined;
    },
  };
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    session: string,
    asked: unknown,
    code: string | null,
  ): Promise<FastifyReply> => {
    const wanted = checked(viewSchema, asked);
    const workspaces = await listWorkspaces(store);
    const chosen = workspaces.find(({ id }) => id === wanted.workspace) ?? workspaces[0];
    const lang = langOf(request, wanted.lang);
    const view: View = { ...wanted, lang, workspace: chosen?.id ?? '' };
    const found =
      chosen === undefined
        ? { devices: [], total: 0, head: 0, bytes: 0 }
        : await readDevicePage(store, chosen.id, view);
    const guard = guardOf(session);
    const page = devicesPage({ t: adminTexts[lang], view, found, workspaces, guard, code });
    return reply.type('text/html; charset=utf-8').send(page);
  };

  app.get('/admin/style.css', (_request, reply) => reply.type('text/css').send(adminStyle));
  app.get('/admin', async (request, reply) => {
    const session = await sessionOf(request, store, now());
    if (session !== null) return show(request, reply, session, request.query, null);
    const lang = langOf(request, checked(viewSchema, request.query).lang);
    return reply.type('text/html; charset=utf-8').send(signInPage(adminTexts[lang], lang, false));
  });
  app.post(signIn, async (request, reply) => {
    const { code } = checked(codeSchema, request.body);
    const lang = langOf(request, checked(viewSchema, request.query).lang);
    const session = await openAdminSession(store, code, now());
    if (session === null) {
      const page = signInPage(adminTexts[lang], lang, true);
      return reply.status(403).type('text/html; charset=utf-8').send(page);
    }
    void reply.header('set-cookie', cookie(session, sessionValidMs / 1000));
    return reply.redirect(`/admin?lang=${lang}`, 303);
  });
  app.post('/admin/sign-out', signedIn, async (request, reply) => {
    await closeAdminSession(store, await requireSession(request));
    return reply.header('set-cookie', cookie('', 0)).redirect('/admin', 303);
  });
  app.post('/admin/code', signedIn, async (request, reply) => {
    const session = await requireSession(request);
    const { workspace, back } = checked(newCodeSchema, request.body);
    const code = await store.transaction(async (sql) => {
      const role = 'manager';
      await noteAct(sql, { workspace, actor, action: 'code create', subject: role }, now());
      return createCode(sql, { workspace, role, validMs: week }, now());
    });
    const view = Object.fromEntries(new URLSearchParams(back.slice('/admin?'.length)));
    return show(request, reply, session, view, code);
  });
  app.post('/admin/revoke', signedIn, async (request, reply) => {
    await requireSession(request);
    const { workspace, device, back } = checked(revokeSchema, request.body);
    await store.transaction(async (sql) => {
      await revokeDevice(sql, workspace, device, now());
      await noteAct(sql, { workspace, actor, action: 'device revoke', subject: device }, now());
    });
    return reply.redirect(back, 303);
  });
}

function langOf({ headers }: FastifyRequest, asked: string | undefined): Language {
  return languageOf(asked, headers['accept-language']);
}

/** Bound to the session, so that a form of another page cannot have it. */
function guardOf(session: string): string {
  return hashOf(`guard ${session}`).toString('base64url');
}

async function sessionOf(
  { headers }: FastifyRequest,
  store: Store,
  now: number,
): Promise<string | null> {
  const found = new RegExp(`(?:^|; )${cookieName}=([\\w-]{43})(?:;|$)`).exec(headers.cookie ?? '');
  const session = found?.[1];
  return session !== undefined && (await isAdminSession(store, session, now)) ? session : null;
}
