import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import { defineConfig } from 'vite';

/** The browser bundle goes to dist/client; while developing, the API is asked from a server started beside it. */
export default defineConfig({
  root: `${import.meta.dirname}/client`,
  plugins: [react()],
  css: { postcss: { plugins: [mantine()] }, modules: { localsConvention: 'camelCaseOnly' } },
  // The host that the browser names is kept: the server takes changes from its own pages only.
  server: { proxy: { '/api': { target: 'http://127.0.0.1:4180', changeOrigin: false } } },
  build: { outDir: `${import.meta.dirname}/dist/client`, emptyOutDir: true, target: 'es2022' },
});
