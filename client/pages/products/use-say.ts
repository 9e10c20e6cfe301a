import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ProductNoteAnswer, ProductNoteRequest } from '../../../server/contract/product-notes.ts';
import { productNotes } from '../../../server/questions/products/contract.ts';
import { answerUrl, send } from '../../shared/answer.ts';

/** Takes back an entry. */
interface Undo {
  readonly entry_id: number;
  readonly said_by: string;
}

/** Says something of a product, or takes it back; once it is kept, what was said is asked anew. */
export function useSay() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: ProductNoteRequest | Undo): Promise<ProductNoteAnswer> =>
      'entry_id' in wish
        ? send<ProductNoteAnswer>(`/product-notes/${wish.entry_id}`, 'DELETE', { said_by: wish.said_by })
        : send<ProductNoteAnswer>('/product-notes', 'POST', wish),
    onSuccess: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey: [kind, url] }) =>
          kind === 'answer' && String(url).startsWith(answerUrl(productNotes.path, {})),
      }),
  });
}
