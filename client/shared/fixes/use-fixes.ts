import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Filter } from '../../../server/contract/filter.ts';
import type { FixAnswer, FixRequest } from '../../../server/contract/fixes.ts';
import { fixesMarks } from '../../../server/questions/fixes/contract.ts';
import { send } from '../answer.ts';
import type { Mark } from '../charts/charts.tsx';
import { useFormat } from '../language.tsx';
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

/** The fixes of the products that the filter holds, to be drawn on a series over time. */
export function useFixMarks({ category, style, sku }: Filter): readonly Mark[] {
  const format = useFormat();
  const fixes = useAnswer(fixesMarks, { category, style, sku }).data?.rows ?? [];
  return fixes.map(({ fix_id, fixed_date, lever, products }) => {
    const label = format.value('code', lever);
    const detail = `${format.value('date', fixed_date)} · ${label} · ${products}`;
    return { at: fixed_date, label, fix_id, detail };
  });
}
