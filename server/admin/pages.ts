import { clockWarningMs } from '#contract/sync/limits.ts';
import type { DeviceLine } from '../services/device-list.ts';
import { devicesOnPage, type DevicePage, type DeviceSort } from '../services/device-page.ts';
import { html, type Html } from './html.ts';
import type { AdminTexts, Language } from './texts.ts';

/** What of the page stands in its address. */
export type View = {
  readonly workspace: string;
  readonly find: string;
  readonly sort: DeviceSort;
  readonly page: number;
  readonly lang: Language;
};

function href(view: View, change: Partial<View> = {}): string {
  const all = Object.entries({ ...view, ...change }).map(([key, value]) => [key, String(value)]);
  return `/admin?${new URLSearchParams(all as [string, string][]).toString()}`;
}

function frame(lang: Language, title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/admin/style.css" />
      </head>
      <body>
        ${content}
      </body>
    </html>`.text;
}

/** The door: a code is asked for. */
export function signInPage(t: AdminTexts, lang: Language, isWrong: boolean): string {
  const other = lang === 'ru' ? 'en' : 'ru';
  return frame(
    lang,
    t.signIn,
    html`<header>
        <h1>${t.signIn}</h1>
        <a href="/admin?lang=${other}" lang="${other}">${t.language}</a>
      </header>
      <main>
        ${isWrong ? html`<p class="bad" role="alert">${t.wrongCode}</p>` : ''}
        <form class="row" method="post" action="/admin/sign-in?lang=${lang}">
          <label for="code">${t.code}</label>
          <input id="code" name="code" autocomplete="off" required aria-describedby="hint" />
          <button>${t.enter}</button>
        </form>
        <p id="hint" class="soft">${t.codeHint}</p>
      </main>`,
  );
}

export type Shown = {
  readonly t: AdminTexts;
  readonly view: View;
  readonly found: DevicePage;
  readonly workspaces: readonly { readonly id: string; readonly name: string }[];
  /** What forms bring along, so that no other page can send them. */
  readonly guard: string;
  readonly code: string | null;
};

/** The state of the devices of one workspace. */
export function devicesPage(shown: Shown): string {
  const { t, view, found, workspaces, guard, code } = shown;
  const other = view.lang === 'ru' ? 'en' : 'ru';
  const form = (action: string, label: string, more: Html): Html =>
    html`<form method="post" action="/admin/${action}">
      <input type="hidden" name="guard" value="${guard}" />
      <input type="hidden" name="back" value="${href(view)}" />${more}<button>${label}</button>
    </form>`;
  return frame(
    view.lang,
    t.title,
    html`<header>
        <h1>${t.title}</h1>
        <a href="${href(view, { lang: other })}" lang="${other}">${t.language}</a>
        ${form('sign-out', t.leave, html``)}
      </header>
      <main>
        ${workspaces.length === 0 ? html`<p>${t.noWorkspace}</p>` : content(shown, form)}
        ${code === null ? '' : html`<p role="status">${t.codeIs} <span class="code">${code}</span></p>`}
        ${workspaces.length === 0 || found.total > 0 ? '' : html`<p>${view.find === '' ? t.none : t.noneFound}</p>`}
      </main>`,
  );
}

type Form = (action: string, label: string, more: Html) => Html;

function content({ t, view, found, workspaces }: Shown, form: Form): Html {
  const megabytes = new Intl.NumberFormat(view.lang, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  });
  return html`<form class="row" method="get" action="/admin">
      <label for="workspace">${t.workspace}</label>
      <select id="workspace" name="workspace">
        ${workspaces.map(({ id, name }) => html`<option value="${id}" ${id === view.workspace ? html`selected` : ''}>${name}</option>`)}
      </select>
      <label for="find">${t.find}</label>
      <input id="find" name="find" value="${view.find}" />
      <input type="hidden" name="sort" value="${view.sort}" />
      <input type="hidden" name="lang" value="${view.lang}" />
      <button>${t.show}</button>
    </form>
    <p class="soft">
      ${t.head}: ${found.head} · ${t.size}: ${megabytes.format(found.bytes / 1_000_000)}
    </p>
    ${form('code', t.newCode, html`<input type="hidden" name="workspace" value="${view.workspace}" />`)}
    ${found.devices.length === 0 ? '' : table(t, view, found, form)}
    ${pagesOf(t, view, found.total)}`;
}

function table(t: AdminTexts, view: View, found: DevicePage, form: Form): Html {
  const head = (sort: DeviceSort, kind = '', hint = ''): Html =>
    html`<th
      scope="col"
      class="${kind}"
      title="${hint}"
      aria-sort="${view.sort === sort ? 'other' : 'none'}"
    >
      <a href="${href(view, { sort, page: 1 })}">${t[sort]}</a>
    </th>`;
  return html`<div class="table" tabindex="0" role="region" aria-label="${t.title}">
    <table>
      <thead>
        <tr>
          ${head('name')}
          <th scope="col">${t.role}</th>
          ${head('program', '', t.programHint)} ${head('seen')} ${head('pending', 'number')}
          ${head('refused', 'number')} ${head('clock', 'number')}
          <th scope="col" class="number">${t.behind}</th>
          <th scope="col">${t.access}</th>
        </tr>
      </thead>
      <tbody>
        ${found.devices.map((device) => row(t, view, device, form))}
      </tbody>
    </table>
  </div>`;
}

function row(t: AdminTexts, view: View, device: DeviceLine, form: Form): Html {
  const { lastSeenAt, revokedAt, clockOffsetMs } = device;
  const moment = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const isOff = Math.abs(clockOffsetMs) >= clockWarningMs;
  const seconds = Math.round(clockOffsetMs / 1000);
  return html`<tr>
    <td class="name">${device.name}</td>
    <td>${roleWord(t, device.role)}</td>
    <td>${device.program}</td>
    <td class="moment">${lastSeenAt === null ? t.never : moment(lastSeenAt)}</td>
    <td class="number">${device.pending}</td>
    <td class="number">
      ${device.refused > 0 ? html`<span class="bad">${device.refused}</span>` : 0}
    </td>
    <td class="number">
      ${isOff ? html`<span class="bad">⚠ ${seconds}<br />${t.clockOff}</span>` : seconds}
    </td>
    <td class="number">${device.behind}</td>
    <td>
      ${
        revokedAt === null
          ? form(
              'revoke',
              t.revoke,
              html`<input type="hidden" name="workspace" value="${view.workspace}" /><input
                  type="hidden"
                  name="device"
                  value="${device.id}"
                />`,
            )
          : html`<span class="soft">${t.revoked} ${moment(revokedAt)}</span>`
      }
    </td>
  </tr>`;
}

function roleWord(t: AdminTexts, role: string): string {
  const roles = ['administrator', 'manager', 'senior-operator', 'operator'] as const;
  const known = roles.find((one) => one === role);
  return known === undefined ? role : t[known];
}

function pagesOf(t: AdminTexts, view: View, total: number): Html {
  const count = Math.ceil(total / devicesOnPage);
  if (count < 2) return html``;
  const links = Array.from({ length: count }, (_, at) => at + 1).map((page) =>
    page === view.page
      ? html`<strong aria-current="page">${page}</strong>`
      : html`<a href="${href(view, { page })}" aria-label="${t.page} ${page}">${page}</a>`,
  );
  return html`<nav aria-label="${t.pages}">${links}</nav>`;
}
