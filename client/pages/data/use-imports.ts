import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import {
  hasEnded,
  type ImportStatus,
  type MappingRequest,
  type MendRequest,
} from '../../../server/contract/imports.ts';
import { change, request } from '../../shared/answer.ts';
import { sendFiles, type Upload } from './upload.ts';

/** Milliseconds between two looks at what changes the data; what comes by the inbox or another window is seen too. */
const pollEvery = { busy: 400, idle: 5000 } as const;

/** What changes the data through the server, and how far that is. */
export interface Imports {
  /** Changes that have ended, in this server's life, newest first. */
  readonly ended: readonly ImportStatus[];
  /** Under way first, then those that wait. */
  readonly open: readonly ImportStatus[];
  /** Files that are asked about, and the load they came with. */
  readonly asked: readonly Asked[];
  /** Files on their way to the server; null when none are. */
  readonly upload: Upload | null;
  /** Why the last wish was refused. */
  readonly error: Error | null;
  readonly load: (files: readonly File[]) => void;
  readonly cancel: (importId: string) => void;
  readonly confirm: (importId: string, mapping: MappingRequest) => void;
  /** Asks no more about a file; nothing of it is loaded. */
  readonly dismiss: (importId: string, file: string) => void;
  readonly undo: (loadId: number) => void;
  /** Loads those rows that were corrected in a file of rows set aside. */
  readonly mendFile: (file: File) => void;
  /** Loads rows that were set aside, each load's by itself; ends when all are queued. */
  readonly mend: (rows: readonly MendRequest[]) => Promise<unknown>;
}

/** A file that its user is asked about. */
export interface Asked {
  readonly import_id: string;
  readonly file: string;
  readonly mapping: NonNullable<NonNullable<ImportStatus['report']>['refused'][number]['mapping']>;
}

const ImportsContext = createContext<Imports | null>(null);

export const ImportsProvider = ImportsContext.Provider;

/** The changes of the data, for the parts of the page. */
export function useImports(): Imports {
  const imports = useContext(ImportsContext);
  if (!imports) throw new Error('useImports needs an ImportsProvider above it');
  return imports;
}

/** Follows the changes of the data, in sight once one is asked for; when one has loaded or ended, every answer is asked anew. */
export function useImportQueue(): Imports {
  const queries = useQueryClient();
  const list = useQuery({
    queryKey: ['imports'],
    queryFn: async () => (await (await request('/api/imports')).json()) as ImportStatus[],
    refetchInterval: ({ state }) => (state.data?.some((status) => !hasEnded(status)) ? pollEvery.busy : pollEvery.idle),
  });
  const lookAgain = () => queries.invalidateQueries({ queryKey: ['imports'] });
  const looked = { onSuccess: lookAgain, onError: () => void lookAgain() };
  const wish = useMutation({ mutationFn: (ask: () => Promise<unknown>) => ask(), ...looked });
  const [onTheWay, setOnTheWay] = useState<Upload | null>(null);
  const upload = useMutation({
    mutationFn: ({ to, files }: { to: '/imports' | '/set-aside/file'; files: readonly File[] }) =>
      sendFiles(to, files, setOnTheWay),
    ...looked,
  });
  const isAsking = upload.isPending || wish.isPending;
  useEffect(() => {
    if (isAsking) window.scrollTo({ top: 0 });
  }, [isAsking]);
  const statuses = list.data ?? [];
  const ended = statuses.filter(hasEnded);
  // What came in can be looked through while its figures are still being built.
  const loaded = statuses.filter((status) => status.stage === 'classify' || status.stage === 'build');
  const changes = [...ended, ...loaded].map(({ import_id, stage }) => `${import_id} ${hasEnded({ stage })}`).join();
  useEffect(() => {
    if (changes) void queries.invalidateQueries({ queryKey: ['answer'] });
  }, [changes, queries]);
  return {
    ended,
    open: statuses.filter((status) => !hasEnded(status)).toReversed(),
    asked: statuses.flatMap(askedIn),
    upload: upload.isPending ? onTheWay : null,
    error: upload.error ?? wish.error,
    load: (files) => files.length > 0 && upload.mutate({ to: '/imports', files }),
    mendFile: (file) => upload.mutate({ to: '/set-aside/file', files: [file] }),
    cancel: (id) => wish.mutate(() => change(`/imports/${id}`, 'DELETE')),
    confirm: (id, mapping) => wish.mutate(() => change(`/imports/${id}/mapping`, 'POST', mapping)),
    dismiss: (id, file) => wish.mutate(() => change(`/imports/${id}/dismiss`, 'POST', { file })),
    undo: (loadId) => wish.mutate(() => change(`/loads/${loadId}/undo`, 'POST')),
    mend: (requests) =>
      wish.mutateAsync(async () => {
        for (const rows of requests) await change('/set-aside/mend', 'POST', rows);
      }),
  };
}

function askedIn({ import_id, report }: ImportStatus): Asked[] {
  return (report?.refused ?? []).flatMap(({ file, mapping }) => (mapping ? [{ import_id, file, mapping }] : []));
}
