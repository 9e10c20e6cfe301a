import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { fromSearch, toSearch } from '../server/contract/filter.ts';
import { pages } from './pages/index.ts';
import { ApiError } from './shared/answer.ts';
import { Frame } from './shared/frame/frame.tsx';
import { LanguageProvider } from './shared/language.tsx';
import { ShopReasons } from './shared/shop-reasons.tsx';
import { cssVariables, theme } from './shared/theme/theme.ts';
import { TranslationProvider } from './shared/translation/translation.tsx';
import { NoSuchPage } from './shared/ui/no-such-page.tsx';
import { Failed } from './shared/ui/states.tsx';

const root = createRootRoute({
  component: () => (
    <ShopReasons>
      <TranslationProvider>
        <Frame pages={pages}>
          <Outlet />
        </Frame>
      </TranslationProvider>
    </ShopReasons>
  ),
  notFoundComponent: NoSuchPage,
});

const router = createRouter({
  routeTree: root.addChildren(
    pages.map(({ path, load }) =>
      createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, 'page') }),
    ),
  ),
  defaultPreload: 'intent',
  scrollRestoration: true,
  parseSearch: (text) => fromSearch(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = toSearch(search);
    return text && `?${text}`;
  },
  defaultErrorComponent: ({ error, reset }) => <Failed error={error as Error} onRetry={reset} />,
});

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status < 500),
    },
  },
});

/** The dashboard. */
export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
