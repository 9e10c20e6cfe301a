import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import { defineConfig, type Plugin } from 'vite';

const root = `${import.meta.dirname}/client`;

/** Whoever builds, and whatever root they name: the browser's part lives in client/. */
const clientRoot: Plugin = { name: 'client-root', config: () => ({ root }) };

/** The browser bundle goes to dist/client; while developing, the API is asked from a server started beside it. */
export default defineConfig({
  root,
  plugins: [clientRoot, react()],
  css: { postcss: { plugins: [mantine()] }, modules: { localsConvention: 'camelCaseOnly' } },
  server: { proxy: { '/api': 'http://127.0.0.1:4180' } },
  build: { outDir: `${import.meta.dirname}/dist/client`, emptyOutDir: true, target: 'es2022' },
});
