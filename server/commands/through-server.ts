import { setTimeout } from 'node:timers/promises';
import { Cancelled, InputError } from '../../pipelines/domain/errors.ts';
import { notice } from '../../pipelines/domain/notices.ts';
import type { PipelineProgress } from '../../pipelines/meter.ts';
import { hasEnded, type ImportStatus } from '../contract/imports.ts';

/** Asks a server to change its data, and gives how far it is with that. */
export async function change(url: string, path: string, init: RequestInit = {}): Promise<ImportStatus> {
  const headers = { 'X-Returnscope': '1', ...init.headers };
  return statusOf(await fetch(new URL(path, url), { method: 'POST', ...init, headers }));
}

/**
 * Follows a load on a server until it is done.
 * @param signal cancels it there; where it is too late for that it is told, and followed to its end
 * @throws InputError when it failed, Cancelled when it was cancelled
 */
export async function follow(
  url: string,
  begun: ImportStatus,
  onProgress: (progress: PipelineProgress) => void,
  signal?: AbortSignal,
): Promise<ImportStatus> {
  const path = `/api/imports/${begun.import_id}`;
  let status = begun;
  let isCancelling = false;
  while (!hasEnded(status)) {
    if (signal?.aborted && !isCancelling) {
      isCancelling = true;
      await change(url, path, { method: 'DELETE' }).catch(tellRefusal);
    }
    const { stage } = status;
    if (stage !== 'queued' && !hasEnded(status)) onProgress({ ...status, stage } as PipelineProgress);
    await setTimeout(250);
    status = await statusOf(await fetch(new URL(path, url)));
  }
  if (status.stage === 'failed')
    throw new InputError(status.problem ?? notice('fault'), status.problem_status ?? undefined);
  if (status.stage === 'cancelled') throw new Cancelled();
  return status;
}

function tellRefusal(error: unknown): void {
  if (!(error instanceof InputError)) throw error;
  console.error(error.message);
}

async function statusOf(response: Response): Promise<ImportStatus> {
  const body = (await response.json()) as ImportStatus & { detail?: string; title?: string };
  if (!response.ok)
    throw new InputError(body.detail ?? body.title ?? `The server answered ${response.status}.`, response.status);
  return body;
}
