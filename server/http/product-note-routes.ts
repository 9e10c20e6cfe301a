import { Router } from 'express';
import { InputError } from '../../pipelines/domain/errors.ts';
import type { Engine } from '../../pipelines/warehouse/engine.ts';
import { type ProductSaid, sayOfProduct, undoProductNote } from '../../pipelines/warehouse/product-notes.ts';
import { undoRequest } from '../contract/corrections.ts';
import { type ProductNoteAnswer, productNoteRequest } from '../contract/product-notes.ts';
import { bodyOf, jsonOf } from './changes.ts';

/** What people say of products. */
export interface ProductNotes {
  say(said: ProductSaid): Promise<ProductNoteAnswer>;
  undo(entryId: number, by: string): Promise<ProductNoteAnswer>;
}

/** @param onSaid told after every change */
export function createProductNotes(engine: Engine, onSaid: () => void): ProductNotes {
  const answered = async (change: Promise<number>) => ({ entry_id: await change.finally(onSaid) });
  return {
    say: (said) => answered(sayOfProduct(engine, said)),
    undo: (entryId, by) => answered(undoProductNote(engine, entryId, by)),
  };
}

/** `POST /product-notes` says something of a product, `DELETE /product-notes/:id` takes it back. */
export function productNoteRoutes(notes: ProductNotes): Router {
  const router = Router();
  const json = jsonOf('16kb');
  router.post('/product-notes', ...json, async (req, res) => {
    const body = bodyOf(productNoteRequest, req.body);
    const { level, level_key, kind, says, said_by } = body;
    const until_date = body.kind === 'snooze' ? body.until : null;
    res.status(201).json(await notes.say({ level, level_key, kind, says, until_date, said_by }));
  });
  router.delete('/product-notes/:id', ...json, async (req, res) => {
    const { said_by: by } = bodyOf(undoRequest, req.body);
    res.json(await notes.undo(numberIn(String(req.params.id)), by));
  });
  return router;
}

/** @throws InputError when an entry's number is none */
function numberIn(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InputError('Say which entry by its number, as /api/products/notes gives it.');
  return Number(text);
}
