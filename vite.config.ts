import react from '@vitejs/plugin-react';
import postcssPresetMantine from 'postcss-preset-mantine';
import type { AcceptedPlugin } from 'postcss';
import { defineConfig } from 'vite';

// The package brings no types of its own.
const mantine = postcssPresetMantine as () => AcceptedPlugin;

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  css: { postcss: { plugins: [mantine()] } },
  build: {
    target: 'chrome130',
    // The content security policy allows neither inline scripts nor data: addresses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4096,
    reportCompressedSize: false,
  },
});
