import { dimensions } from '../../../server/contract/dimensions.ts';
import { useText, useWords } from '../../shared/language.tsx';
import { Columns, Page } from '../../shared/ui/page.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { useFilter } from '../../shared/use-filter.ts';
import classes from './assortment.module.css';
import { Discounts } from './discounts.tsx';
import { NetDemand } from './net-demand.tsx';
import { NewProducts } from './new-products.tsx';
import { texts } from './texts.ts';

/** How new products start, what discounts do, what has to be bought again, and the boards of categories and suppliers. */
export function page() {
  return <AssortmentPage />;
}

const boards = ['category', 'supplier', 'seller', 'colour', 'size', 'price_band'] as const;

function AssortmentPage() {
  const t = useText();
  const say = useWords();
  const filter = useFilter();
  return (
    <Page title={t('nav.assortment')} lead={say(texts.lead)}>
      <nav className={classes.boards} aria-label={say(texts.boards)}>
        {say(texts.boardsText)}
        {boards.map((level) => (
          <PageLink key={level} to="/products" search={{ ...filter, level }}>
            {say(dimensions[level].label)}
          </PageLink>
        ))}
      </nav>
      <NewProducts filter={filter} />
      <Columns>
        <Discounts filter={filter} />
        <NetDemand filter={filter} />
      </Columns>
    </Page>
  );
}
