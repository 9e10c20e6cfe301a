import { Router } from 'express';
import { checkModel, shopModel } from '../../pipelines/classify/shop-reader.ts';
import type { TrainingReport } from '../../pipelines/domain/training.ts';
import { type Engine, rowsOf } from '../../pipelines/warehouse/engine.ts';
import { modelVersions } from '../../pipelines/warehouse/models.ts';
import type { ImportStatus } from '../contract/imports.ts';
import {
  type ModelsAnswer,
  type SwitchRequest,
  switchRequest,
  type TrainingRequest,
  trainingRequest,
} from '../contract/models.ts';
import { bodyOf, jsonOf } from './changes.ts';
import type { ImportQueue, JobContext } from './import-queue.ts';

/** The model that reads a shop's notes, and those before it. */
export interface Models {
  current(): Promise<ModelsAnswer>;
  /** Queues the training of a model from the corrections, which is switched in only if it is better. */
  train(wish: TrainingRequest): ImportStatus;
  /**
   * Queues the return of an earlier model.
   * @throws InputError (404) when there is none of that hash, (409) when it was trained beside another shipped model
   */
  putBack(wish: SwitchRequest): Promise<ImportStatus>;
}

const listedVersions = 50;

/** @param run does what is queued */
export function createModels(
  engine: Engine,
  add: ImportQueue['add'],
  run: {
    train(wish: TrainingRequest, context: JobContext): Promise<TrainingReport>;
    putBack(wish: SwitchRequest, context: JobContext): Promise<unknown>;
  },
): Models {
  return {
    async current() {
      const [count] = rowsOf<{ n: number }>(await engine.query('SELECT count(*) AS n FROM corrections_in_force'));
      return {
        ...(await shopModel(engine)),
        corrections: Number(count!.n),
        versions: await modelVersions(engine, listedVersions),
      };
    },
    train: (wish) =>
      add({ kind: 'train', files: [], run: async (context) => ({ trained: await run.train(wish, context) }) }),
    async putBack(wish) {
      await checkModel(engine, wish.model_hash);
      return add({
        kind: 'switch',
        files: [],
        run: async (context) => {
          await run.putBack(wish, context);
          return {};
        },
      });
    },
  };
}

/** `GET /models` tells what reads the notes, `POST /models` trains from the corrections, `POST /models/switch` puts one back. */
export function modelRoutes(models: Models): Router {
  const router = Router();
  const json = jsonOf('16kb');
  router.get('/models', async (_req, res) => res.set('Cache-Control', 'no-store').json(await models.current()));
  router.post('/models', ...json, (req, res) => res.status(202).json(models.train(bodyOf(trainingRequest, req.body))));
  router.post('/models/switch', ...json, async (req, res) =>
    res.status(202).json(await models.putBack(bodyOf(switchRequest, req.body))),
  );
  return router;
}
