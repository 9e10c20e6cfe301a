import { useRouterState } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import { Ellipsis } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { MessageId } from '../../messages/index.ts';
import { useText } from '../language.tsx';
import { PageLink } from '../ui/page-link.tsx';
import { Popup } from '../ui/popup.tsx';
import classes from './frame.module.css';
import { Preferences } from './preferences.tsx';

/** What the menu shows of a page. */
export interface PageEntry {
  readonly path: string;
  readonly title: MessageId;
  readonly icon: LucideIcon;
}

/** How many pages fit the bar at the foot of a phone; the others open from its last button. */
const onPhone = 4;

/** Menu, page and the way past the menu for who uses the keyboard. */
export function Frame({ pages, children }: { pages: readonly PageEntry[]; children: ReactNode }) {
  const t = useText();
  useEntryKeys();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <nav className={classes.rail} aria-label={t('nav')}>
        <PageLink to="/" className={classes.brand} label="Returnscope">
          <img src="/mark.svg" alt="" width={30} height={30} />
          <span>Returnscope</span>
        </PageLink>
        <ul className={classes.pages}>
          {pages.map((page, index) => (
            <li key={page.path} data-extra={index >= onPhone || undefined}>
              <MenuItem {...page} />
            </li>
          ))}
          <li className={classes.more}>
            <Popup buttonClass={classes.page} button={<Item icon={Ellipsis} text={t('nav.more')} />}>
              {(close) => (
                <div className={classes.sheet}>
                  <ul>
                    {pages.slice(onPhone).map((page) => (
                      <li key={page.path}>
                        <MenuItem {...page} onClick={close} />
                      </li>
                    ))}
                  </ul>
                  <Preferences />
                </div>
              )}
            </Popup>
          </li>
        </ul>
        <div className={classes.preferences}>
          <Preferences />
        </div>
      </nav>
      <main id="content" className={classes.content} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function MenuItem({ path, title, icon, onClick }: PageEntry & { onClick?: () => void }) {
  const t = useText();
  const here = useRouterState({ select: (state) => state.location.pathname });
  return (
    <PageLink to={path} className={classes.page} isCurrent={here === path} onClick={onClick}>
      <Item icon={icon} text={t(title)} />
    </PageLink>
  );
}

function Item({ icon: Icon, text }: { icon: LucideIcon; text: string }) {
  return (
    <>
      <Icon size={19} strokeWidth={1.8} aria-hidden />
      <span>{text}</span>
    </>
  );
}

/**
 * `/` goes to the page's search, as `data-search` marks it; j and k to the list of the page, or of the panel beside it, which
 * takes them from there (`data-keys`).
 */
function useEntryKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const from = event.target as Element;
      if (from.closest?.('input, textarea, select, [contenteditable], dialog')) return;
      const entry = entryOf(event.key, from);
      if (!entry) return;
      event.preventDefault();
      entry.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Where a key enters the page; null for a key that does not, or where there is nothing to enter. */
function entryOf(key: string, from: Element): HTMLElement | null {
  if (key === '/') return document.querySelector('[data-search]');
  if (key !== 'j' && key !== 'k') return null;
  return (from.closest?.('aside') ?? document).querySelector('[data-keys]');
}
