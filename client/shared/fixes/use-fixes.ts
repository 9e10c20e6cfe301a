import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Filter } from '../../../server/contract/filter.ts';
import type { FixAnswer, FixRequest } from '../../../server/contract/fixes.ts';
import { fixesMarks } from '../../../server/questions/fixes/contract.ts';
import { send } from '../answer.ts';
import type { Mark } from '../charts/charts.tsx';
import { useFormat, useText } from '../language.tsx';
import { useAnswer } from '../use-answer.ts';

/** Takes a fix back. */
interface Undo {
  readonly fix_id: number;
  readonly said_by: string;
}

/** Records a fix, or takes it back; once that is kept, what is known of fixes is asked anew. */
export function useFixChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: FixRequest | Undo): Promise<FixAnswer> =>
      'fix_id' in wish
        ? send<FixAnswer>(`/fixes/${wish.fix_id}`, 'DELETE', { said_by: wish.said_by })
        : send<FixAnswer>('/fixes', 'POST', wish),
    onSuccess: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey: [kind, url] }) => kind === 'answer' && String(url).startsWith('/api/fixes/'),
      }),
  });
}

/** From this share of a chart's units on, a fix is taken for one of all that the chart counts. */
const wholeFrom = 0.995;

/**
 * The fixes of products that the filter holds, to be drawn on a series over time; those of a part of it say of how many products,
 * so that nobody takes them for something that happened to all.
 */
export function useFixMarks(filter: Filter): readonly Mark[] {
  const t = useText();
  const format = useFormat();
  const fixes = useAnswer(fixesMarks, filter).data?.rows ?? [];
  return fixes.map(({ fix_id, fixed_date, lever, products, product_count: count, unit_share: share }) => {
    const name = format.value('code', lever);
    const isWhole = (share ?? 0) >= wholeFrom;
    const part = isWhole ? [] : [t('marks.part', { products: count, share: format.value('ratio', share) })];
    return {
      ...{ at: fixed_date, fix_id, share: share ?? 0 },
      label: isWhole ? name : t('marks.of', { fix: name, products: count }),
      detail: [format.value('date', fixed_date), name, products, ...part].join(' · '),
    };
  });
}
