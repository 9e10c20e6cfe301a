import * as z from 'zod/mini';
import { productLevels } from '../../../server/contract/dimensions.ts';
import { productRates } from '../../../server/questions/products/contract.ts';
import { useText } from '../../shared/language.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { pageParams, useFilter, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import { Dossier } from './dossier.tsx';
import { isDossierLevel } from './dossier-filter.ts';
import { ProductPanel } from './product-panel.tsx';
import { LevelSelect, ProductSearch } from './table-tools.tsx';
import { tabs } from './triage.ts';
import { TriagePanel } from './triage-panel.tsx';

const ownParams = pageParams({
  level: z.optional(z.enum(productLevels)),
  tab: z.optional(z.enum(tabs)),
  /** Key of the product that is open. */
  product: z.optional(z.string()),
  search: z.optional(z.string()),
  /** A column's name, `-` in front for largest first. */
  sort: z.optional(z.string()),
});

/** Which products come back more than their kind does, and why. */
export function page() {
  return <ProductsPage />;
}

function ProductsPage() {
  const t = useText();
  const filter = useFilter();
  const { level = 'style', tab, product, search = '', sort } = usePageParams(ownParams);
  const shown = tab ?? (isDossierLevel(level) ? 'worst' : 'all');
  const setParams = useSetParams();
  const open = (key: string | undefined) => setParams({ product: key });
  return (
    <Page title={t('nav.products')} lead={t('products.lead')}>
      <Panel
        title={t('products.rates')}
        query={productRates}
        params={{ ...filter, level }}
        firstParams={isDossierLevel(level) && shown === 'worst' && search === '' ? { only: 'clearly_high' } : undefined}
        height={480}
        actions={
          <>
            <ProductSearch value={search} onChange={(text) => setParams({ search: text }, { replace: true })} />
            <LevelSelect value={level} onChange={(next) => setParams({ level: next, product: undefined })} />
          </>
        }
      >
        {({ rows, currency }, isWhole) => (
          <TriagePanel
            rates={rows}
            isWhole={isWhole}
            currency={currency}
            level={level}
            filter={filter}
            tab={shown}
            onTab={(next) => setParams({ tab: next, search: undefined, sort: undefined })}
            search={search}
            sort={sort === undefined ? null : { column: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') }}
            onSort={(next) => setParams({ sort: `${next.isDescending ? '-' : ''}${next.column}` }, { replace: true })}
            open={product}
            onOpen={open}
          />
        )}
      </Panel>
      {product !== undefined && isDossierLevel(level) && (
        <Dossier
          key={`${level} ${product}`}
          product={product}
          level={level}
          filter={filter}
          onClose={() => open(undefined)}
        />
      )}
      {product !== undefined && !isDossierLevel(level) && (
        <ProductPanel key={product} product={product} level={level} filter={filter} onClose={() => open(undefined)} />
      )}
    </Page>
  );
}
