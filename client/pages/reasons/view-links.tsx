import * as z from 'zod/mini';
import { useWords } from '../../shared/language.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { pageParams, useFilter } from '../../shared/use-filter.ts';
import classes from './reasons.module.css';
import { texts } from './texts.ts';

const views = ['reasons', 'patterns', 'review', 'accuracy', 'own'] as const;
type View = (typeof views)[number];

/** Which part of the page is open; the first when absent. */
export const viewParams = pageParams({ view: z.optional(z.enum(views)) });

/** The parts of the page, each with its own address. */
export function ViewLinks({ view }: { view: View }) {
  const say = useWords();
  const filter = useFilter();
  return (
    <nav className={classes.views} aria-label={say(texts.views)}>
      {views.map((one) => (
        <PageLink key={one} to="/reasons" search={{ ...filter, view: one }} isCurrent={one === view}>
          {say(texts.viewNames[one])}
        </PageLink>
      ))}
    </nav>
  );
}
