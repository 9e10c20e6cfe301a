import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Request, type RequestHandler, Router } from 'express';
import multer from 'multer';
import { InputError } from '../../pipelines/domain/errors.ts';
import type { Imports } from './imports.ts';

export interface UploadLimits {
  /** Folder that uploads rest in until they are loaded. */
  readonly spool: string;
  readonly maxFileBytes: number;
  readonly maxFiles: number;
}

/** `POST /` queues a load of uploaded files, `GET /` lists loads, `GET /:id` tells how far one is (see `ImportStatus`). */
export function importRoutes(imports: Imports, limits: UploadLimits): Router {
  const router = Router();
  router.get('/', (_req, res) => res.set('Cache-Control', 'no-store').json(imports.list()));
  router.get('/:id', (req, res) => {
    const status = imports.find(req.params.id);
    if (!status) throw new InputError('This server knows no such load; it forgets them when it restarts.', 404);
    res.set('Cache-Control', 'no-store').json(status);
  });
  router.post('/', refuseForms, receive(limits), (req, res) => {
    const files = (req.files ?? []) as Express.Multer.File[];
    if (files.length === 0) throw new InputError('Nothing was uploaded: send export files in the field "files".');
    const sources = files.map(({ path, originalname }) => ({ path, name: basename(originalname) }));
    const status = imports.add({ folder: folderOf(req, limits.spool), files: sources });
    res.status(202).location(`/api/imports/${status.import_id}`).json(status);
  });
  return router;
}

/** A page of another site can send a form, but not this header. */
const refuseForms: RequestHandler = (req, _res, next) => {
  if (!req.is('multipart/form-data'))
    throw new InputError('Upload export files as multipart/form-data, field "files".', 415);
  if (req.get('X-Returnscope') !== '1') throw new InputError('Uploads need the header "X-Returnscope: 1".', 403);
  next();
};

function receive({ spool, maxFileBytes, maxFiles }: UploadLimits): RequestHandler {
  const storage = multer.diskStorage({
    destination: (req, _file, done) => {
      const folder = folderOf(req, spool);
      mkdirSync(folder, { recursive: true });
      done(null, folder);
    },
    filename: (_req, _file, done) => done(null, randomUUID()),
  });
  const limits = { fileSize: maxFileBytes, files: maxFiles, fields: 0 };
  const receiveFiles = multer({ storage, limits, defParamCharset: 'utf8' }).array('files');
  return (req, res, next) =>
    receiveFiles(req, res, (error: unknown) => {
      if (!error) return next();
      rmSync(folderOf(req, spool), { recursive: true, force: true });
      next(uploadError(error, maxFileBytes, maxFiles));
    });
}

/** What is wrong with an upload and can be mended; a disk that fails is our fault. */
function uploadError(error: unknown, maxFileBytes: number, maxFiles: number): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'LIMIT_FILE_SIZE')
    return new InputError(`A file is larger than ${Math.floor(maxFileBytes / 1024 ** 2)} MB: load it in parts.`, 413);
  if (code === 'LIMIT_FILE_COUNT')
    return new InputError(`More than ${maxFiles} files: load them in several turns.`, 413);
  if (code?.startsWith('LIMIT_')) return new InputError('Send nothing but export files, in the field "files".');
  return syscall ? error : new InputError(`The upload broke off: ${(error as Error).message}.`, 400, { cause: error });
}

const folders = new WeakMap<Request, string>();

/** The folder of one request's uploads; their names on disk are ours, whatever the files are called. */
function folderOf(req: Request, spool: string): string {
  const folder = folders.get(req) ?? join(spool, `upload-${randomUUID()}`);
  folders.set(req, folder);
  return folder;
}
