import { Router } from 'express';
import { InputError } from '../../pipelines/domain/errors.ts';
import { correctNote, undoCorrection } from '../../pipelines/marts/corrections.ts';
import type { Engine } from '../../pipelines/warehouse/engine.ts';
import { type CorrectionAnswer, correctionRequest, undoRequest } from '../contract/corrections.ts';
import { bodyOf, jsonOf } from './changes.ts';

/** What people say of notes; each ends once the figures are brought up to it. */
export interface Corrections {
  correct(said: Parameters<typeof correctNote>[1]): Promise<CorrectionAnswer>;
  undo(correctionId: number, by: string): Promise<CorrectionAnswer>;
}

/** @param onCorrected told after every change */
export function createCorrections(engine: Engine, onCorrected: () => void): Corrections {
  const told = (change: Promise<CorrectionAnswer>) => change.finally(onCorrected);
  return {
    correct: (said) => told(correctNote(engine, said)),
    undo: (correctionId, by) => told(undoCorrection(engine, correctionId, by)),
  };
}

/** `POST /corrections` says what a note's text really says, `DELETE /corrections/:id` takes that back. */
export function correctionRoutes(corrections: Corrections): Router {
  const router = Router();
  const json = jsonOf('16kb');
  router.post('/corrections', ...json, async (req, res) => {
    const { note_key: noteKey, reasons, said_by: by } = bodyOf(correctionRequest, req.body);
    res.status(201).json(await corrections.correct({ noteKey, reasons, by }));
  });
  router.delete('/corrections/:id', ...json, async (req, res) => {
    const { said_by: by } = bodyOf(undoRequest, req.body);
    res.json(await corrections.undo(numberIn(String(req.params.id)), by));
  });
  return router;
}

/** @throws InputError when a correction's number is none */
function numberIn(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InputError('Say which correction by its number, as /api/reasons/corrections gives it.');
  return Number(text);
}
