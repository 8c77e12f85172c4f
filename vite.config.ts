import react from '@vitejs/plugin-react';
import postcssPresetMantine from 'postcss-preset-mantine';
import type { AcceptedPlugin } from 'postcss';
import { defineConfig, type Plugin } from 'vite';

// The package brings no types of its own.
const mantine = postcssPresetMantine as () => AcceptedPlugin;

/**
 * Names what the entry will ask for in the page itself, so that it is fetched beside the entry and
 * not after it: the frame with all its parts, and the texts in Russian, which most people read.
 */
function preloadFirstScreen(): Plugin {
  const wanted = ['renderer/app/app.tsx', 'renderer/locales/ru/index.ts'];
  return {
    name: 'preload-first-screen',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
        const first = chunks.filter(({ facadeModuleId }) =>
          wanted.some((path) => facadeModuleId?.endsWith(path)),
        );
        const names = new Set(first.flatMap(({ fileName, imports }) => [fileName, ...imports]));
        for (const { fileName, isEntry } of chunks) if (isEntry) names.delete(fileName);
        return [...names].map((name) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `./${name}` },
          injectTo: 'head',
        }));
      },
    },
  };
}

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), preloadFirstScreen()],
  css: { postcss: { plugins: [mantine()] } },
  build: {
    target: 'chrome130',
    // The content security policy allows neither inline scripts nor data: addresses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // One sheet with the page: a screen that waits for a sheet of its own comes a question later.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 4096,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What two screens share is one file: each file more is one more question to the main
        // process at every start.
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
      },
    },
  },
});
