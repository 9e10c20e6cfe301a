import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import classes from './popup.module.css';

interface PopupProps {
  /** What the button shows, and its class; `label` names it where that is only an icon. */
  readonly button: ReactNode;
  readonly buttonClass?: string;
  readonly label?: string;
  /** Opens on pointing as well: for help. */
  readonly onHover?: boolean;
  /** Wider than a menu. */
  readonly isWide?: boolean;
  /** Rendered while open only. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button and what it opens, in the browser's own top layer: Escape and a click elsewhere close it, focus comes back. */
export function Popup({ button, buttonClass, label, onHover = false, isWide = false, children }: PopupProps) {
  const id = useId();
  const anchor = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => popup.current?.hidePopover?.(), []);
  const place = useCallback(() => {
    if (anchor.current && popup.current) placeBelow(anchor.current, popup.current);
  }, []);

  useEffect(() => {
    if (!isOpen) return;
    place();
    const grown = new ResizeObserver(place);
    if (popup.current) grown.observe(popup.current);
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      grown.disconnect();
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [isOpen, place]);

  const hover = onHover
    ? {
        onPointerEnter: () => popup.current?.showPopover?.(),
        onPointerLeave: close,
        popoverTargetAction: 'show' as const,
      }
    : {};
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={buttonClass}
        aria-label={label}
        aria-expanded={isOpen}
        popoverTarget={id}
        {...hover}
      >
        {button}
      </button>
      <div
        ref={popup}
        id={id}
        popover="auto"
        className={classes.popup}
        data-wide={isWide || undefined}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && children(close)}
      </div>
    </>
  );
}

const gap = 6;
const edge = 8;

/** Puts `popup` under its anchor, above it where there is no room, inside the window always. */
function placeBelow(anchor: HTMLElement, popup: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const left = Math.max(edge, Math.min(at.left, window.innerWidth - width - edge));
  const below = at.bottom + gap;
  const top = below + height > window.innerHeight - edge && at.top > height + gap ? at.top - height - gap : below;
  popup.style.left = `${left}px`;
  popup.style.top = `${Math.max(edge, Math.min(top, window.innerHeight - height - edge))}px`;
}
