import { ListFilter, Plus, X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { dimensions, type FilterDimension, filterDimensions } from '../../../server/contract/dimensions.ts';
import { type Basis, bases, filterParams } from '../../../server/contract/filter.ts';
import { dimensionCurrencies } from '../../../server/questions/dimensions/contract.ts';
import { useFormat, useLanguage, useText, useWords } from '../language.tsx';
import { placeName } from '../place-name.ts';
import { PillSelect } from '../ui/pill-select.tsx';
import { Popup } from '../ui/popup.tsx';
import { useAnswer } from '../use-answer.ts';
import { useFilter, useSetParams } from '../use-filter.ts';
import classes from './filter-bar.module.css';
import { LeftOutNotice } from './left-out-notice.tsx';
import { PeriodButton } from './period-button.tsx';

const FilterPicker = lazy(() => import('./filter-picker.tsx').then((module) => ({ default: module.FilterPicker })));

/** The filter that all figures of the page keep to. Its state is the URL's, so a view can be kept and sent. */
export function FilterBar() {
  const t = useText();
  const filter = useFilter();
  const setParams = useSetParams();
  const active = filterDimensions.filter((dimension) => filter[dimension]?.length);
  const clearAll = () => setParams(Object.fromEntries(Object.keys(filterParams).map((name) => [name, undefined])));
  return (
    <>
      <section className={classes.bar} aria-label={t('filter')}>
        <PeriodButton />
        <BasisSelect />
        {active.map((dimension) => (
          <Chip key={dimension} dimension={dimension} />
        ))}
        <CurrencySelect />
        <Popup
          buttonClass={classes.add}
          button={
            <>
              {active.length > 0 ? <Plus size={15} aria-hidden /> : <ListFilter size={15} aria-hidden />}
              {t('filter.add')}
            </>
          }
        >
          {() => (
            <Suspense fallback={null}>
              <FilterPicker />
            </Suspense>
          )}
        </Popup>
        {Object.keys(filter).length > 0 && (
          <button type="button" className={classes.clear} onClick={clearAll}>
            {t('filter.clear')}
          </button>
        )}
      </section>
      <LeftOutNotice />
    </>
  );
}

/** By which of its days a unit counts. */
function BasisSelect() {
  const t = useText();
  const format = useFormat();
  const { basis = bases[0] } = useFilter();
  const setParams = useSetParams();
  return (
    <PillSelect
      label={t('filter.basis')}
      value={basis}
      onChange={(chosen: Basis) => setParams({ basis: chosen === bases[0] ? undefined : chosen })}
      options={bases.map((code) => ({ value: code, label: format.value('code', code) }))}
    />
  );
}

/** The chosen values of one dimension; opens to change them. */
function Chip({ dimension }: { dimension: FilterDimension }) {
  const say = useWords();
  const t = useText();
  const format = useFormat();
  const setParams = useSetParams();
  const chosen = useFilter()[dimension] ?? [];
  const label = say(dimensions[dimension].label);
  const { language } = useLanguage();
  const names = chosen.map((value) => {
    if (dimension === 'country') return placeName(language, 'country', value);
    return dimension === 'reason' ? format.value('code', value) : value;
  });
  const text = names.length > 2 ? `${names[0]} +${names.length - 1}` : names.join(', ');
  return (
    <span className={classes.chip}>
      <Popup
        buttonClass={classes.chosen}
        button={
          <>
            <span className={classes.dimension}>{label}</span> {text}
          </>
        }
      >
        {() => (
          <Suspense fallback={null}>
            <FilterPicker start={dimension} />
          </Suspense>
        )}
      </Popup>
      <RemoveButton label={t('filter.remove', { of: label })} onRemove={() => setParams({ [dimension]: undefined })} />
    </span>
  );
}

/** Whose money is shown; offered only where orders were paid in several currencies, which are never added. */
function CurrencySelect() {
  const t = useText();
  const filter = useFilter();
  const setParams = useSetParams();
  const answer = useAnswer(dimensionCurrencies, {});
  const codes = answer.data?.rows.map((row) => row.currency_code) ?? [];
  if (codes.length < 2) return null;
  const main = codes[0]!;
  const chosen = filter.currency ?? main;
  return (
    <PillSelect
      label={t('filter.currency')}
      value={chosen}
      onChange={(code: string) => setParams({ currency: code === main ? undefined : code })}
      options={[...new Set([...codes, chosen])].map((code) => ({ value: code, label: code }))}
    />
  );
}

function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <button type="button" className={classes.remove} aria-label={label} onClick={onRemove}>
      <X size={14} aria-hidden />
    </button>
  );
}
