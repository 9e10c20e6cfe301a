import { Router } from 'express';
import { type TaxonomyEffect, taxonomyOf } from '../../pipelines/domain/taxonomy.ts';
import { differencesOf, type ReasonDifference } from '../../pipelines/domain/taxonomy-difference.ts';
import { wishedChanges } from '../../pipelines/taxonomy.ts';
import type { Engine } from '../../pipelines/warehouse/engine.ts';
import { latestTaxonomy, taxonomyVersions } from '../../pipelines/warehouse/taxonomies.ts';
import type { ImportStatus } from '../contract/imports.ts';
import {
  type TaxonomyAnswer,
  type TaxonomyPlan,
  type TaxonomyRequest,
  taxonomyPlan,
  taxonomyRequest,
} from '../contract/taxonomy.ts';
import { bodyOf, jsonOf } from './changes.ts';
import type { ImportQueue, JobContext } from './import-queue.ts';

/** The shop's taxonomy, and what may be done to it. */
export interface Taxonomies {
  /** The taxonomy that counts. */
  current(): Promise<TaxonomyAnswer>;
  /**
   * Queues a change, after which readings and marts are brought up to it.
   * @throws InputError when it makes no taxonomy, or (409) another came between
   */
  change(wish: TaxonomyRequest): Promise<ImportStatus>;
  /** Queues the reckoning of what a change would do; throws what `change` does. */
  preview(plan: TaxonomyPlan): Promise<ImportStatus>;
}

const listedVersions = 100;

/** @param run does what is queued */
export function createTaxonomies(
  engine: Engine,
  add: ImportQueue['add'],
  run: {
    change(wish: TaxonomyRequest, context: JobContext): Promise<{ version: number }>;
    preview(plan: TaxonomyPlan, context: JobContext): Promise<TaxonomyEffect>;
  },
): Taxonomies {
  /** What each version changed: no version ever does. */
  const differences = new Map<number, ReasonDifference[]>();
  return {
    async current() {
      const { version, changes } = await latestTaxonomy(engine);
      const found = await taxonomyVersions(engine, listedVersions + 1);
      const versions = found.slice(0, listedVersions).map(({ changes: made, ...told }, index) => {
        const known = differences.get(told.version) ?? differencesOf(found[index + 1]?.changes ?? {}, made);
        differences.set(told.version, known);
        return { ...told, differences: known };
      });
      return { version, reasons: taxonomyOf(changes), changes, versions };
    },
    async change(wish) {
      await wishedChanges(engine, wish);
      return add({
        kind: 'relabel',
        files: [],
        run: async (context) => ({ relabelled: await run.change(wish, context) }),
      });
    },
    async preview(plan) {
      await wishedChanges(engine, plan);
      return add({
        kind: 'preview',
        files: [],
        run: async (context) => ({ effect: await run.preview(plan, context) }),
      });
    },
  };
}

/**
 * `GET /taxonomy` tells the shop's finer reasons, `POST /taxonomy` queues a change of them, `POST /taxonomy/preview` the
 * reckoning of which totals it would change: `GET /imports/:id` has it as `effect` once it is done.
 */
export function taxonomyRoutes(taxonomies: Taxonomies): Router {
  const router = Router();
  const json = jsonOf('512kb');
  router.get('/taxonomy', async (_req, res) => res.set('Cache-Control', 'no-store').json(await taxonomies.current()));
  router.post('/taxonomy', ...json, async (req, res) =>
    res.status(202).json(await taxonomies.change(bodyOf(taxonomyRequest, req.body))),
  );
  router.post('/taxonomy/preview', ...json, async (req, res) =>
    res.status(202).json(await taxonomies.preview(bodyOf(taxonomyPlan, req.body))),
  );
  return router;
}
