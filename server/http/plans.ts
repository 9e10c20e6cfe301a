import type { Table } from 'apache-arrow';
import { readQuality } from '../../pipelines/classify/quality.ts';
import type { Details, Selection } from '../../pipelines/warehouse/columns.ts';
import type { Columns } from '../contract/columns.ts';
import type { ParamsOf, Query, RowOf } from '../contract/query.ts';
import { assortmentDiscounts, assortmentNew } from '../questions/assortment/contract.ts';
import { discountRows } from '../questions/assortment/discounts.ts';
import { newParams, newRows } from '../questions/assortment/new.ts';
import { componentRows } from '../questions/costs/components.ts';
import { costComponents } from '../questions/costs/contract.ts';
import { breakdownParams, breakdownRows as damageRows } from '../questions/damage/breakdown.ts';
import { damageBreakdown, damageWeekly } from '../questions/damage/contract.ts';
import { weeklyRows } from '../questions/damage/weekly.ts';
import { dataHealth, dataHistory, dataLoads, dataSetAside, dataSources } from '../questions/data/contract.ts';
import { healthRows } from '../questions/data/health.ts';
import { loadRows } from '../questions/data/loads.ts';
import { asideRows } from '../questions/data/set-aside.ts';
import { dimensionValues } from '../questions/dimensions/contract.ts';
import { valueParams } from '../questions/dimensions/values.ts';
import { causeParams, causeRows } from '../questions/dossier/causes.ts';
import {
  dossierCauses,
  dossierHead,
  dossierPlaces,
  dossierVariants,
  dossierWeeks,
} from '../questions/dossier/contract.ts';
import { headRows } from '../questions/dossier/head.ts';
import { placeRows } from '../questions/dossier/places.ts';
import { variantRows } from '../questions/dossier/variants.ts';
import { weekRows } from '../questions/dossier/weeks.ts';
import { fitSizes, fitStyles } from '../questions/fit/contract.ts';
import { sizeRows } from '../questions/fit/sizes.ts';
import { styleColumns } from '../questions/fit/styles.ts';
import { fixesEffects, fixesMarks } from '../questions/fixes/contract.ts';
import { effectParams, effectRows } from '../questions/fixes/effects.ts';
import { markRows } from '../questions/fixes/marks.ts';
import { breakdownColumns } from '../questions/overview/breakdown.ts';
import { changeRows, changeWindows } from '../questions/overview/changes.ts';
import { overviewBreakdown, overviewChanges, overviewSummary, overviewTrend } from '../questions/overview/contract.ts';
import { summaryPeriods, summaryRows } from '../questions/overview/summary.ts';
import { trendRows } from '../questions/overview/trend.ts';
import { productRates, productWatch } from '../questions/products/contract.ts';
import { rateBesides, rateColumns, rateDetails, rateParams } from '../questions/products/rates.ts';
import { watchBesides, watchColumns, watchDetails, watchParams } from '../questions/products/watch.ts';
import { ratesMeasures, ratesPlatform } from '../questions/rates/contract.ts';
import { measureParams, measureRows } from '../questions/rates/measures.ts';
import { platformParams, platformRows } from '../questions/rates/platform.ts';
import { besideMeasured } from '../questions/reasons/accuracy.ts';
import {
  reasonAccuracy,
  reasonCalibration,
  reasonLanguageGaps,
  reasonPhrases,
  reasonQueue,
  reasonQuotes,
  reasonShare,
  reasonUnexplained,
} from '../questions/reasons/contract.ts';
import { gapRows } from '../questions/reasons/language-gaps.ts';
import { phraseRows, phraseWindow } from '../questions/reasons/phrases.ts';
import { foldSearch, queueRows, quoteRows } from '../questions/reasons/quotes.ts';
import { shareRows } from '../questions/reasons/share.ts';
import { clusterRows } from '../questions/reasons/unexplained.ts';
import type { WarehouseInfo } from './compose.ts';

type Params = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

/** What a query does beside its SQL; most do nothing. */
export interface Plan {
  /** Whether it can be asked before the first marts are built: it reads what is loaded only. */
  readonly isOfLoads?: boolean;
  /** The parameter sets that the SQL is asked with. */
  readonly asks: (params: Params, info: WarehouseInfo) => Params[];
  /** Other SQL of the question, by its path, and what it is asked with; its tables come after those. */
  readonly besides?: (params: Params, info: WarehouseInfo) => readonly { path: string; params: Params }[];
  /** The answer's rows from those of the SQL, one list for each set; absent: the SQL's rows are the answer. */
  readonly finish?: (asked: Row[][], params: Params) => readonly Row[];
  /** The same of answers that may have many rows, column by column. */
  readonly columns?: (asked: readonly Table[], params: Params) => Selection;
  /** What is asked once the rows are known. */
  readonly details?: Details<Params, string>;
}

const quality = readQuality();
const plain: Plan = { asks: (params) => [params] };

const plans = new Map<Query, Plan>([
  plan(overviewSummary, { asks: summaryPeriods, finish: summaryRows }),
  plan(overviewTrend, { finish: trendRows }),
  plan(overviewBreakdown, { columns: breakdownColumns }),
  plan(overviewChanges, { asks: changeWindows, finish: changeRows }),
  plan(ratesMeasures, { asks: measureParams, finish: measureRows }),
  plan(ratesPlatform, { asks: platformParams, finish: platformRows }),
  plan(productRates, { asks: rateParams, besides: rateBesides, columns: rateColumns, details: rateDetails }),
  plan(productWatch, { asks: watchParams, besides: watchBesides, columns: watchColumns, details: watchDetails }),
  plan(dossierHead, { finish: headRows }),
  plan(dossierCauses, { asks: causeParams, finish: causeRows }),
  plan(dossierWeeks, { finish: weekRows }),
  plan(dossierVariants, { finish: variantRows }),
  plan(dossierPlaces, { finish: placeRows }),
  plan(assortmentNew, { asks: newParams, finish: newRows }),
  plan(assortmentDiscounts, { finish: discountRows }),
  plan(fitStyles, { columns: styleColumns }),
  plan(fitSizes, { finish: sizeRows }),
  plan(fixesEffects, { asks: effectParams, finish: effectRows }),
  plan(fixesMarks, { finish: markRows }),
  plan(reasonShare, { finish: shareRows }),
  plan(reasonPhrases, { asks: phraseWindow, finish: phraseRows }),
  plan(reasonUnexplained, { finish: clusterRows }),
  plan(reasonLanguageGaps, { finish: gapRows }),
  plan(reasonAccuracy, { finish: besideMeasured(quality.outcomes) }),
  plan(reasonCalibration, { finish: besideMeasured(quality.confidences) }),
  plan(reasonQuotes, { asks: foldSearch, finish: quoteRows }),
  plan(reasonQueue, { finish: queueRows }),
  plan(damageWeekly, { finish: weeklyRows }),
  plan(damageBreakdown, { asks: breakdownParams, finish: damageRows }),
  plan(costComponents, { finish: componentRows }),
  plan(dataLoads, { isOfLoads: true, finish: loadRows }),
  plan(dataSetAside, { isOfLoads: true, finish: asideRows }),
  plan(dataHistory, { isOfLoads: true }),
  plan(dataSources, { isOfLoads: true }),
  plan(dataHealth, { finish: healthRows }),
  plan(dimensionValues, { asks: valueParams }),
]);

/** How a query is answered around its SQL. */
export function planOf(query: Query): Plan {
  return plans.get(query) ?? plain;
}

/** An entry of the list: a query with functions typed by its own parameters and columns. */
function plan<C extends Columns, Q extends Query<C>, Asked, Detail extends keyof C & string = never>(
  query: Q,
  steps: {
    isOfLoads?: boolean;
    asks?: (params: ParamsOf<Q>, info: WarehouseInfo) => ParamsOf<Q>[];
    besides?: (params: ParamsOf<Q>, info: WarehouseInfo) => { path: string; params: ParamsOf<Q> }[];
    finish?: (asked: Asked[][], params: ParamsOf<Q>) => RowOf<Q>[];
    columns?: (asked: readonly Table[], params: ParamsOf<Q>) => Selection<Exclude<keyof C & string, Detail>>;
    details?: Details<ParamsOf<Q>, Detail>;
  },
): [Query, Plan] {
  return [query as unknown as Query, { ...plain, ...(steps as Partial<Plan>) }];
}
