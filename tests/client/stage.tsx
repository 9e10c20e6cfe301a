import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { cleanup, render } from '@testing-library/react';
import { type Table, tableToIPC } from 'apache-arrow';
import type { ReactElement } from 'react';
import { afterEach, vi } from 'vitest';
import { LanguageProvider } from '../../client/shared/language.tsx';
import { fromSearch, toSearch } from '../../server/contract/filter.ts';

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
vi.stubGlobal(
  'Worker',
  class {
    postMessage() {}
    terminate() {}
  },
);
window.scrollTo = () => {};
Object.defineProperties(Element.prototype, {
  clientWidth: { get: () => 800 },
  clientHeight: { get: () => 600 },
});

const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });

afterEach(() => {
  cleanup();
  queries.clear();
});

/** A part of the dashboard with all that stands around it in the application. */
export function staged(element: ReactElement): ReactElement {
  return (
    <MantineProvider>
      <LanguageProvider>
        <QueryClientProvider client={queries}>{element}</QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}

/** Draws a part of the dashboard as the application would, in English. */
export function draw(element: ReactElement) {
  return render(staged(element));
}

/** The same under an address, as a page; gives how to read the address it has now. */
export function drawAt(address: string, element: ReactElement): () => string {
  const history = createMemoryHistory({ initialEntries: [address] });
  const root = createRootRoute();
  const router = createRouter({
    history,
    routeTree: root.addChildren(
      ['/', '$'].map((path) => createRoute({ getParentRoute: () => root, path, component: () => element })),
    ),
    parseSearch: (text) => fromSearch(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = toSearch(search);
      return text && `?${text}`;
    },
  });
  draw(<RouterProvider router={router as never} />);
  return () => history.location.href;
}

/** Answers every request of the page with these; gives the addresses that were asked. */
export function answerWith(respond: (url: string, init?: RequestInit) => Response | Promise<Response>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    asked.push(url);
    return respond(url, init);
  });
  return asked;
}

/** The response of the API to a question: an Arrow stream. */
export function arrow(table: Table): Response {
  return new Response(tableToIPC(table, 'stream') as BodyInit, {
    headers: { 'Content-Type': 'application/vnd.apache.arrow.stream' },
  });
}
