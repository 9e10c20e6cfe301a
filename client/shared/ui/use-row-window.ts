import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useState } from 'react';

interface RowWindow {
  /** The rows to draw: those in view and a few around. */
  readonly items: readonly VirtualItem[];
  /** Pixels that the rows before and after them take. */
  readonly before: number;
  readonly after: number;
  /** The row that the Tab key reaches. */
  readonly active: number;
  readonly onFocus: (index: number) => void;
  /** Arrow keys, j, k, Home and End move between rows; Enter and Space open one. */
  readonly onKey: (event: KeyboardEvent, index: number) => void;
}

interface RowWindowOptions {
  readonly count: number;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
  /** Height of what stays on top while the rows scroll. */
  readonly headHeight: number;
  readonly onOpen: (index: number) => void;
}

/** Which rows of a long table are drawn, and how the keyboard moves among all of them. */
export function useRowWindow({ count, scroller, rowHeight, headHeight, onOpen }: RowWindowOptions): RowWindow {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingEnd: headHeight,
  });
  const [wanted, setWanted] = useState(0);
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const isDrawn = first && last && wanted >= first.index && wanted <= last.index;

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(count - 1, index));
    setWanted(next);
    virtual.scrollToIndex(next);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
  };
  return {
    items,
    before: first?.start ?? 0,
    after: virtual.getTotalSize() - (last?.end ?? 0),
    active: isDrawn ? wanted : (first?.index ?? 0),
    onFocus: setWanted,
    onKey: (event, index) => {
      if (event.target !== event.currentTarget) return;
      const target = targetOf(event.key, index, count);
      if (target !== null) moveTo(target);
      else if (event.key === 'Enter' || event.key === ' ') onOpen(index);
      else return;
      event.preventDefault();
    },
  };
}

/** The row that a key moves to; null for a key that does not move. */
function targetOf(key: string, index: number, count: number): number | null {
  if (key === 'ArrowDown' || key === 'j') return index + 1;
  if (key === 'ArrowUp' || key === 'k') return index - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
