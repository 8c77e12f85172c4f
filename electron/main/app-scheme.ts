import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { appScheme, isOwnAddress } from './app-address.ts';
import type { FirstFiles } from './first-files.ts';
import { assetPath } from './asset-path.ts';
import { responseHeaders } from './response-headers.ts';

/** Makes `app://` a secure scheme of its own. Must run before Electron is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/** Serves the built window under `app://centre/`, nothing outside `root`, a new nonce a page. */
export function serveApp(root: string, first: FirstFiles): void {
  protocol.handle(appScheme, async (request) => {
    const asset = isOwnAddress(request.url) ? assetPath(root, request.url) : null;
    const nonce = randomBytes(16).toString('base64');
    if (request.method !== 'GET' || !asset) return refused(403, nonce);
    try {
      const bytes = first.take(asset.path) ?? (await readFile(asset.path));
      const headers = responseHeaders(asset.type, nonce);
      if (!asset.path.endsWith('.html')) return new Response(bytes, { headers });
      const page = bytes.toString('utf8').replaceAll('__NONCE__', nonce);
      return new Response(page, { headers });
    } catch {
      return refused(404, nonce);
    }
  });
}

function refused(status: number, nonce: string): Response {
  return new Response(null, { status, headers: responseHeaders('text/plain', nonce) });
}
