import { Database, LayoutDashboard, Shirt } from 'lucide-react';
import type { ComponentType } from 'react';
import type { PageEntry } from '../shared/frame/frame.tsx';

interface PageRoute extends PageEntry {
  readonly load: () => Promise<{ page: ComponentType }>;
}

/** Every page, in the order of the menu. */
export const pages: readonly PageRoute[] = [
  { path: '/', title: 'nav.overview', icon: LayoutDashboard, load: () => import('./overview/page.tsx') },
  { path: '/products', title: 'nav.products', icon: Shirt, load: () => import('./products/page.tsx') },
  { path: '/data', title: 'nav.data', icon: Database, load: () => import('./data/page.tsx') },
];
