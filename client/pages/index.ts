import {
  Coins,
  Database,
  Hourglass,
  LayoutDashboard,
  MessageSquareQuote,
  PackageX,
  Ruler,
  Scale,
  Shirt,
  Tags,
  Wrench,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { PageEntry } from '../shared/frame/frame.tsx';

interface PageRoute extends PageEntry {
  readonly load: () => Promise<{ page: ComponentType }>;
}

/** Every page, in the order of the menu. */
export const pages: readonly PageRoute[] = [
  { path: '/', title: 'nav.overview', icon: LayoutDashboard, load: () => import('./overview/page.tsx') },
  { path: '/products', title: 'nav.products', icon: Shirt, load: () => import('./products/page.tsx') },
  { path: '/fit', title: 'nav.fit', icon: Ruler, load: () => import('./fit/page.tsx') },
  { path: '/assortment', title: 'nav.assortment', icon: Tags, load: () => import('./assortment/page.tsx') },
  { path: '/reasons', title: 'nav.reasons', icon: MessageSquareQuote, load: () => import('./reasons/page.tsx') },
  { path: '/fixes', title: 'nav.fixes', icon: Wrench, load: () => import('./fixes/page.tsx') },
  { path: '/damage', title: 'nav.damage', icon: PackageX, load: () => import('./damage/page.tsx') },
  { path: '/costs', title: 'nav.costs', icon: Coins, load: () => import('./costs/page.tsx') },
  { path: '/suspicion', title: 'nav.suspicion', icon: Scale, load: () => import('./suspicion/page.tsx') },
  { path: '/maturity', title: 'nav.maturity', icon: Hourglass, load: () => import('./maturity/page.tsx') },
  { path: '/data', title: 'nav.data', icon: Database, load: () => import('./data/page.tsx') },
];
