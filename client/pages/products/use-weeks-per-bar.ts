import type { Filter } from '../../../server/contract/filter.ts';
import { dossierHead } from '../../../server/questions/dossier/contract.ts';
import { useAnswer } from '../../shared/use-answer.ts';

/** With fewer units a week their rates say little: four weeks are drawn together. */
const enoughUnits = 25;
const weekLength = 7 * 86_400_000;

/** How many weeks a bar of the product holds, by how much was delivered in how long; undefined for one. */
export function useWeeksPerBar(filter: Filter): number | undefined {
  const head = useAnswer(dossierHead, filter).data?.rows[0];
  if (!head || head.first_order_date === null || head.last_order_date === null) return undefined;
  const weeks = (head.last_order_date - head.first_order_date) / weekLength + 1;
  return head.delivered_units / weeks < enoughUnits ? 4 : undefined;
}
