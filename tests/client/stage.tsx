import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import { type Table, tableToIPC } from 'apache-arrow';
import type { ReactElement } from 'react';
import { afterEach, vi } from 'vitest';
import { LanguageProvider } from '../../client/shared/language.tsx';

/** What jsdom lacks and a browser has. */
vi.stubGlobal('matchMedia', (media: string) => ({
  matches: false,
  media,
  addEventListener: () => {},
  removeEventListener: () => {},
}));
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);
Object.defineProperties(Element.prototype, {
  clientWidth: { get: () => 800 },
  clientHeight: { get: () => 600 },
});
afterEach(cleanup);

/** Draws a part of the dashboard as the application would, in English. */
export function draw(element: ReactElement) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <MantineProvider>
      <LanguageProvider>
        <QueryClientProvider client={queries}>{element}</QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>,
  );
}

/** Answers every request of the page with these; gives the addresses that were asked. */
export function answerWith(respond: (url: string) => Response): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return respond(url);
  });
  return asked;
}

/** The response of the API to a question: an Arrow stream. */
export function arrow(table: Table): Response {
  return new Response(tableToIPC(table, 'stream') as BodyInit, {
    headers: { 'Content-Type': 'application/vnd.apache.arrow.stream' },
  });
}
