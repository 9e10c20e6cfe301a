import { Ruler, Send } from 'lucide-react';
import { useState } from 'react';
import { dimensions } from '../../../server/contract/dimensions.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { dossierHead } from '../../../server/questions/dossier/contract.ts';
import { fitStyles } from '../../../server/questions/fit/contract.ts';
import { productRates } from '../../../server/questions/products/contract.ts';
import { RecordFix } from '../../shared/fixes/record-fix.tsx';
import { useText, useWords } from '../../shared/language.tsx';
import button from '../../shared/ui/button.module.css';
import { Columns } from '../../shared/ui/page.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { SidePanel } from '../../shared/ui/side-panel.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import { useSetParams } from '../../shared/use-filter.ts';
import { BoughtNext } from './bought-next.tsx';
import { Buyers } from './buyers.tsx';
import { CauseWords } from './cause-words.tsx';
import { Causes } from './causes.tsx';
import classes from './dossier.module.css';
import { type DossierLevel, productFilter } from './dossier-filter.ts';
import { DossierHead } from './dossier-head.tsx';
import { NotesSection, ToNotes } from './notes-section.tsx';
import { PackDialog } from './pack-dialog.tsx';
import { packTexts } from './pack-texts.ts';
import { Places } from './places.tsx';
import { Prices } from './prices.tsx';
import { RatesBy } from './rates-by.tsx';
import { ShipWeeks } from './ship-weeks.tsx';
import { texts } from './texts.ts';
import { Variants } from './variants.tsx';

interface DossierProps {
  readonly product: string;
  readonly level: DossierLevel;
  readonly filter: Filter;
  readonly onClose: () => void;
}

/** All that is known of one product: figures, causes, weeks, variants, words, places, buyers, prices, what was kept instead. */
export function Dossier({ product, level, filter, onClose }: DossierProps) {
  const t = useText();
  const say = useWords();
  const rates = useAnswer(productRates, { ...filter, level });
  const row = rates.data?.rows.find((one) => one.level_key === product);
  const own = productFilter(filter, level, product);
  const head = useAnswer(dossierHead, own).data?.rows[0];
  const category = row?.category ?? head?.category;
  const title = row?.name ?? head?.name ?? product;
  const subtitle = [say(dimensions[level].label), product, category].filter(Boolean).join(' · ');
  return (
    <SidePanel
      title={title}
      subtitle={subtitle}
      isWide
      onClose={onClose}
      actions={<HandOn product={product} rates={row} filter={own} />}
    >
      <DossierHead row={row} filter={own} />
      <div className={classes.tools}>
        <RecordFix key={`${level} ${product}`} products={[{ level, level_key: product, name: title }]} />
        <ToNotes />
        {level === 'style' && <ToFit style={product} filter={filter} />}
      </div>
      {level === 'sku' && <StyleLink head={head} />}
      <Causes filter={own} />
      <ShipWeeks filter={own} />
      {level === 'style' && <Variants filter={own} categoryRate={row?.category_rate ?? null} />}
      <CauseWords filter={own} />
      <Places filter={own} />
      <Columns>
        <Buyers filter={own} />
        <RatesBy title={say(texts.byDiscount)} level="discount_depth" filter={own} />
      </Columns>
      <Prices filter={own} />
      <Columns>
        <RatesBy title={say(texts.bySupplier)} level="supplier" filter={own} />
        <RatesBy title={say(texts.bySeller)} level="seller" filter={own} />
      </Columns>
      {head && head.lots > 0 && <RatesBy title={say(texts.byLot)} level="lot" filter={own} />}
      <BoughtNext filter={own} />
      <NotesSection level={level} product={product} title={title} />
      <PageLink to="/reasons" search={own} className={classes.link}>
        {t('products.allReasons')}
      </PageLink>
    </SidePanel>
  );
}

/** The way to what is known of a style's fit; none for what has no sizes. */
function ToFit({ style, filter }: { style: string; filter: Filter }) {
  const say = useWords();
  const fits = useAnswer(fitStyles, { ...filter, style: [style] }).data?.rows;
  if (!fits?.some(({ style_id }) => style_id === style)) return null;
  return (
    <PageLink to="/fit" search={{ ...filter, model: style }} className={button.button}>
      <Ruler size={15} aria-hidden /> {say(texts.toFit)}
    </PageLink>
  );
}

/** Makes a pack of what is known, for who can mend it. */
function HandOn(props: Omit<Parameters<typeof PackDialog>[0], 'onClose'>) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={`${button.button} ${classes.action}`} onClick={() => setOpen(true)}>
        <Send size={15} aria-hidden /> {say(packTexts.open)}
      </button>
      {isOpen && <PackDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

/** From a SKU to its style, in the same view. */
function StyleLink({ head }: { head: RowOf<typeof dossierHead> | undefined }) {
  const say = useWords();
  const setParams = useSetParams();
  if (!head?.style_id) return null;
  return (
    <button
      type="button"
      className={classes.linkButton}
      onClick={() => setParams({ level: 'style', product: head.style_id })}
    >
      {say(texts.openStyle)}: {head.style_id}
    </button>
  );
}
