import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { GroupCode, ReasonCode } from '../../../pipelines/domain/reasons.ts';
import type { CorrectionAnswer, CorrectionRequest } from '../../../server/contract/corrections.ts';
import { send } from '../../shared/answer.ts';

/** A text that can be corrected, and what it counts as. */
export interface CorrectableText {
  readonly note_key: string;
  readonly reason_text: string;
  readonly language: string;
  readonly reason: ReasonCode;
  readonly confidence: number;
}

/** A change that was made here: what the text was said to be, null where that was taken back. */
export interface Change extends CorrectionAnswer {
  readonly said: ReasonCode | null;
}

export interface Corrections {
  /** Opens the dialog in which a text is corrected; afterwards the focus goes on from `from`. */
  readonly ask: (text: CorrectableText, from: HTMLElement, group?: GroupCode) => void;
  readonly undo: (correctionId: number) => void;
  /** The last change made here; null before the first. */
  readonly last: Change | null;
}

const CorrectionsContext = createContext<Corrections | null>(null);

export const CorrectionsContextProvider = CorrectionsContext.Provider;

/** What people say in the classifier's place, for the parts of the page. */
export function useCorrections(): Corrections {
  const corrections = useContext(CorrectionsContext);
  if (!corrections) throw new Error('useCorrections needs a CorrectionsProvider above it');
  return corrections;
}

/** Asks the API for a change; once it counts, every answer is asked anew. */
export function useChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (wish: CorrectionRequest | { correction_id: number; said_by: string }): Promise<Change> => {
      if ('reasons' in wish)
        return { ...(await send<CorrectionAnswer>('/corrections', 'POST', wish)), said: wish.reasons[0] };
      const { correction_id, said_by } = wish;
      return { ...(await send<CorrectionAnswer>(`/corrections/${correction_id}`, 'DELETE', { said_by })), said: null };
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['answer'] }),
  });
}
