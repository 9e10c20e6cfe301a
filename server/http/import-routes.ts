import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import multer from 'multer';
import { InputError } from '../../pipelines/domain/errors.ts';
import { notice } from '../../pipelines/domain/notices.ts';
import type { ConfirmedMapping } from '../../pipelines/domain/reports.ts';
import type { SourceFile } from '../../pipelines/ingest/ingest.ts';
import { diskProblem } from '../../pipelines/warehouse/disk.ts';
import {
  confirmedMapping,
  dismissRequest,
  type ImportStatus,
  mappingRequest,
  mendRequest,
  previewRequest,
} from '../contract/imports.ts';
import { asideFile, readAsideFile } from './aside-file.ts';
import { bodyOf, jsonOf, refuseForms } from './changes.ts';
import type { Imports, Mend, Upload } from './imports.ts';
import { rememberedUpload } from './uploads.ts';

export interface UploadLimits {
  /** Folder that uploads rest in until they are loaded. */
  readonly spool: string;
  readonly maxFileBytes: number;
  readonly maxFiles: number;
}

/**
 * Everything that changes the data, below `/api`: `/imports` queues loads of uploaded files, tells how far they are,
 * cancels them and takes what their user says of unknown columns; `/loads/:id/undo`, `/set-aside/mend` and `/set-aside/file`
 * queue as well; the last also gives the rows of a load that are to be corrected, as CSV.
 */
export function importRoutes(imports: Imports, limits: UploadLimits): Router {
  const router = Router();
  const json = jsonOf('16mb');
  const { spool } = limits;
  router.get('/imports', (_req, res) => res.set('Cache-Control', 'no-store').json(imports.list()));
  router.get('/imports/:id', (req, res) => res.set('Cache-Control', 'no-store').json(imports.find(req.params.id)));
  router.post('/imports', refuseForms('multipart/form-data'), receive(limits), (req, res) =>
    queued(res, imports.add(uploadOf(req, spool))),
  );
  router.delete('/imports/:id', refuseForms(), (req, res) => res.json(imports.cancel(String(req.params.id))));
  router.post('/imports/:id/mapping', ...json, (req, res) =>
    queued(res, imports.confirm(String(req.params.id), bodyOf(mappingRequest, req.body))),
  );
  router.post('/imports/:id/preview', ...json, async (req, res) =>
    res.json(await imports.preview(String(req.params.id), bodyOf(previewRequest, req.body))),
  );
  router.post('/imports/:id/dismiss', ...json, async (req, res) =>
    res.json(await imports.dismiss(String(req.params.id), bodyOf(dismissRequest, req.body).file)),
  );
  router.post('/loads/:id/undo', refuseForms(), async (req, res) =>
    queued(res, await imports.undo(Number(req.params.id) || 0)),
  );
  router.post('/set-aside/mend', ...json, async (req, res) => {
    const { load_id: loadId, rows } = bodyOf(mendRequest, req.body);
    queued(res, await queueMend(imports, folderOf(req, spool), [], { loadId, rows }));
  });
  router.get('/set-aside/file', async (req, res) => {
    const loadId = loadIn(req.query.load);
    res.set('Cache-Control', 'no-store').type('text/csv').attachment(`to-correct-${loadId}.csv`);
    res.send(asideFile(await imports.toMend(loadId)));
  });
  router.post('/set-aside/file', refuseForms('multipart/form-data'), receive(limits), async (req, res) => {
    const folder = folderOf(req, spool);
    try {
      const file = correctedIn(req);
      const { loadId } = await readAsideFile(file);
      queued(res, await queueMend(imports, folder, [file], { loadId }));
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  });
  return router;
}

/** @throws InputError when a load's number is none */
function loadIn(text: unknown): number {
  if (typeof text !== 'string' || !/^[1-9]\d{0,8}$/.test(text))
    throw new InputError('Say which load: load=3, as /api/data/loads numbers them.');
  return Number(text);
}

/** The one file of rows to mend that was uploaded. */
function correctedIn(req: Request): SourceFile {
  const [file, ...others] = filesIn(req);
  if (!file || others.length > 0) throw new InputError(notice('one_corrected_file'));
  return file;
}

/** Remembers rows that were corrected in a folder, and queues their load; nothing stays when there is no such load. */
async function queueMend(
  imports: Imports,
  folder: string,
  files: readonly SourceFile[],
  mend: Mend,
): Promise<ImportStatus> {
  try {
    return await imports.mend(rememberedUpload(folder, { files, mend }), mend);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function queued(res: Response, status: ImportStatus): void {
  res.status(202).location(`/api/imports/${status.import_id}`).json(status);
}

/** The files that were received, by the names their user gives them. */
function filesIn(req: Request): SourceFile[] {
  const uploaded = (req.files ?? []) as Express.Multer.File[];
  return uploaded.map(({ path, originalname }) => ({ path, name: basename(originalname) }));
}

function uploadOf(req: Request, spool: string): Upload {
  const files = filesIn(req);
  if (files.length === 0) throw new InputError(notice('nothing_uploaded'));
  const mapping = mappingOf(req.body as { mapping?: string } | undefined);
  return rememberedUpload(folderOf(req, spool), { files, ...(mapping ? { mapping } : {}) });
}

function mappingOf(body: { mapping?: string } | undefined): ConfirmedMapping | undefined {
  if (body?.mapping === undefined) return undefined;
  try {
    return bodyOf(confirmedMapping, JSON.parse(body.mapping));
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError('The field "mapping" is no JSON.', 400, { cause });
  }
}

function receive({ spool, maxFileBytes, maxFiles }: UploadLimits): RequestHandler {
  const storage = multer.diskStorage({
    destination: (req, _file, done) => {
      const folder = folderOf(req, spool);
      mkdirSync(folder, { recursive: true });
      done(null, folder);
    },
    filename: (_req, _file, done) => done(null, randomUUID()),
  });
  const limits = { fileSize: maxFileBytes, files: maxFiles, fields: 1 };
  const receiveFiles = multer({ storage, limits, defParamCharset: 'utf8' }).array('files');
  return (req, res, next) =>
    receiveFiles(req, res, (error: unknown) => {
      if (!error) return next();
      rmSync(folderOf(req, spool), { recursive: true, force: true });
      next(uploadError(error, maxFileBytes, maxFiles));
    });
}

/** What is wrong with an upload and can be mended; a disk that fails otherwise than by being full is our fault. */
function uploadError(error: unknown, maxFileBytes: number, maxFiles: number): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'LIMIT_FILE_SIZE')
    return new InputError(notice('large_file', { megabytes: Math.floor(maxFileBytes / 1024 ** 2) }), 413);
  if (code === 'LIMIT_FILE_COUNT') return new InputError(notice('many_files', { most: maxFiles }), 413);
  if (code?.startsWith('LIMIT_')) return new InputError(notice('other_fields'));
  if (syscall) return diskProblem(error, 'upload') ?? error;
  return new InputError(notice('upload_broke_off', { cause: (error as Error).message }), 400, { cause: error });
}

const folders = new WeakMap<Request, string>();

/** The folder of one request's uploads; their names on disk are ours, whatever the files are called. */
function folderOf(req: Request, spool: string): string {
  const folder = folders.get(req) ?? join(spool, `upload-${randomUUID()}`);
  folders.set(req, folder);
  return folder;
}
