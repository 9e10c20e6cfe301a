import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ImportStatus } from '../../../server/contract/imports.ts';
import { request } from '../../shared/answer.ts';

const pollEvery = 400;

interface Imports {
  /** The newest load of this server's life, however far it is. */
  readonly latest: ImportStatus | undefined;
  readonly isUploading: boolean;
  /** Why the upload was refused. */
  readonly error: Error | null;
  readonly load: (files: readonly File[]) => void;
}

/** Loads files through the server and follows how far it is; when one is done, every answer is asked anew. */
export function useImports(): Imports {
  const queries = useQueryClient();
  const list = useQuery({
    queryKey: ['imports'],
    queryFn: async () => (await (await request('/api/imports')).json()) as ImportStatus[],
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? pollEvery : false),
  });
  const upload = useMutation({
    mutationFn: postFiles,
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  });
  const latest = list.data?.[0];
  const isDone = latest?.stage === 'done';
  useEffect(() => {
    if (isDone) void queries.invalidateQueries({ queryKey: ['answer'] });
  }, [isDone, queries]);
  return {
    latest,
    isUploading: upload.isPending,
    error: upload.error,
    load: (files) => files.length > 0 && upload.mutate(files),
  };
}

/** Whether a load has neither ended nor failed. */
export function isUnderWay({ stage }: ImportStatus): boolean {
  return stage !== 'done' && stage !== 'failed';
}

async function postFiles(files: readonly File[]): Promise<void> {
  const body = new FormData();
  for (const file of files) body.append('files', file);
  await request('/api/imports', { method: 'POST', headers: { 'X-Returnscope': '1' }, body });
}
