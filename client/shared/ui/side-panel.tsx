import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../language.tsx';
import classes from './side-panel.module.css';

interface SidePanelProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Takes most of the window, where it holds more than figures. */
  readonly isWide?: boolean;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What opens beside a table and leaves it in reach; Escape closes it and gives the focus back. */
export function SidePanel({ title, subtitle, isWide = false, actions, onClose, children }: SidePanelProps) {
  const t = useText();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPopupOpen = document.querySelector('[popovertarget][aria-expanded="true"]') !== null;
      const isDialogOpen = document.querySelector('dialog[open]') !== null;
      if (event.key === 'Escape' && !isPopupOpen && !isDialogOpen) onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <aside className={classes.panel} data-wide={isWide || undefined} aria-labelledby={id}>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h2 id={id} ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </h2>
          {subtitle && <p className={classes.subtitle}>{subtitle}</p>}
        </div>
        {actions}
        <button type="button" className={classes.close} aria-label={t('close')} onClick={onClose}>
          <X size={18} aria-hidden />
        </button>
      </header>
      <div className={classes.body}>{children}</div>
    </aside>
  );
}
