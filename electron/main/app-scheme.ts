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
  // Not `protocol.handle`: its Request and Response load all of fetch when the first window asks for
  // its page, and take a file to the window in pieces.
  protocol.registerBufferProtocol(appScheme, (request, answer) => {
    const asset = isOwnAddress(request.url) ? assetPath(root, request.url) : null;
    const nonce = randomBytes(16).toString('base64');
    const refuse = (statusCode: number): void =>
      answer({ statusCode, headers: responseHeaders('text/plain', nonce), data: Buffer.alloc(0) });
    const give = (bytes: Buffer): void => {
      if (!asset) return refuse(403);
      const isPage = asset.path.endsWith('.html');
      const page = isPage
        ? Buffer.from(bytes.toString('utf8').replaceAll('__NONCE__', nonce))
        : bytes;
      const [mimeType = ''] = asset.type.split(';');
      answer({
        mimeType,
        charset: 'utf-8',
        headers: responseHeaders(asset.type, nonce),
        data: page,
      });
    };
    if (request.method !== 'GET' || !asset) return refuse(403);
    const early = first.take(asset.path);
    if (early) return give(early);
    readFile(asset.path).then(give, () => refuse(404));
  });
}
