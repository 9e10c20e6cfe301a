import { Router } from 'express';
import { InputError } from '../../pipelines/domain/errors.ts';
import type { Engine } from '../../pipelines/warehouse/engine.ts';
import { type Fix, recordFix, undoFix } from '../../pipelines/warehouse/fixes.ts';
import { undoRequest } from '../contract/corrections.ts';
import { type FixAnswer, fixRequest } from '../contract/fixes.ts';
import { bodyOf, jsonOf } from './changes.ts';

/** What people did about returns. */
export interface Fixes {
  record(fix: Fix): Promise<FixAnswer>;
  undo(fixId: number, by: string): Promise<FixAnswer>;
}

/** @param onChanged told after every change */
export function createFixes(engine: Engine, onChanged: () => void): Fixes {
  const answered = async (change: Promise<number>) => ({ fix_id: await change.finally(onChanged) });
  return {
    record: (fix) => answered(recordFix(engine, fix)),
    undo: (fixId, by) => answered(undoFix(engine, fixId, by)),
  };
}

/** `POST /fixes` records what was done, `DELETE /fixes/:id` takes that back. */
export function fixRoutes(fixes: Fixes): Router {
  const router = Router();
  const json = jsonOf('64kb');
  router.post('/fixes', ...json, async (req, res) => {
    const { reason = null, owner = '', note = '', ...fix } = bodyOf(fixRequest, req.body);
    res.status(201).json(await fixes.record({ ...fix, reason, owner, note }));
  });
  router.delete('/fixes/:id', ...json, async (req, res) => {
    const { said_by: by } = bodyOf(undoRequest, req.body);
    res.json(await fixes.undo(numberIn(String(req.params.id)), by));
  });
  return router;
}

/** @throws InputError when a fix's number is none */
function numberIn(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InputError('Say which fix by its number, as /api/fixes/effects gives it.');
  return Number(text);
}
