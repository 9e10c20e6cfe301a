import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { hasEnded, type ImportStatus } from '../../../server/contract/imports.ts';
import { request, send } from '../../shared/answer.ts';

/** A job of the queue that this page asked for. */
export interface Asked {
  /** How far it is; null before it is asked for. */
  readonly status: ImportStatus | null;
  /** Why it could not be queued, or cannot be followed. */
  readonly error: Error | null;
  readonly isUnderWay: boolean;
  readonly ask: (body: object) => void;
}

const pollEvery = 400;

/** Queues something by a POST and follows it to its end; then every answer, the taxonomy and the models are asked anew. */
export function useAsked(path: string): Asked {
  const queries = useQueryClient();
  const [id, setId] = useState<string | null>(null);
  const asking = useMutation({
    mutationFn: (body: object) => send<ImportStatus>(path, 'POST', body),
    onSuccess: (status) => setId(status.import_id),
  });
  const following = useQuery({
    queryKey: ['imports', id],
    enabled: id !== null,
    queryFn: async () => (await (await request(`/api/imports/${id}`)).json()) as ImportStatus,
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : pollEvery),
  });
  const status = id === null ? null : (following.data ?? asking.data ?? null);
  const isDone = status !== null && hasEnded(status);
  useEffect(() => {
    if (!isDone || status.kind === 'preview') return;
    for (const key of ['answer', 'taxonomy', 'models']) void queries.invalidateQueries({ queryKey: [key] });
  }, [isDone, status?.kind, queries]);
  return {
    status,
    error: asking.error ?? following.error,
    isUnderWay: asking.isPending || (status !== null && !isDone),
    ask: (body) => {
      setId(null);
      asking.mutate(body);
    },
  };
}
