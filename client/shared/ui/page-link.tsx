import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { filterOf, type Search } from '../use-filter.ts';

interface PageLinkProps {
  readonly to: string;
  /** What the page's URL holds; the filter in use when absent. */
  readonly search?: Search | ((inUse: Search) => Search);
  readonly className?: string;
  readonly label?: string;
  readonly isCurrent?: boolean;
  readonly onClick?: () => void;
  readonly children: ReactNode;
}

/** A link to a page of the dashboard. It carries the filter along unless told what else. */
export function PageLink({ to, search, className, label, isCurrent, onClick, children }: PageLinkProps) {
  return (
    <Link
      to={to}
      search={(search ?? filterOf) as never}
      className={className}
      aria-label={label}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onClick}
    >
      {children}
    </Link>
  );
}
