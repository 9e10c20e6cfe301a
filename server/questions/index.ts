import type { Query } from '../contract/query.ts';
import * as assortment from './assortment/contract.ts';
import * as costs from './costs/contract.ts';
import * as damage from './damage/contract.ts';
import * as data from './data/contract.ts';
import * as dimensions from './dimensions/contract.ts';
import * as dossier from './dossier/contract.ts';
import * as fit from './fit/contract.ts';
import * as fixes from './fixes/contract.ts';
import * as maturity from './maturity/contract.ts';
import * as overview from './overview/contract.ts';
import * as products from './products/contract.ts';
import * as rates from './rates/contract.ts';
import * as reasons from './reasons/contract.ts';
import * as suspicion from './suspicion/contract.ts';

/** Every query of every question, in the order the API describes them. */
export const queries: readonly Query[] = [
  overview,
  maturity,
  rates,
  products,
  dossier,
  fit,
  assortment,
  fixes,
  reasons,
  damage,
  costs,
  suspicion,
  data,
  dimensions,
].flatMap((question) => Object.values(question) as unknown as Query[]);
