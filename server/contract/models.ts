import * as z from 'zod/mini';
import type { ModelVersion } from '../../pipelines/domain/training.ts';
import { rules } from '../../pipelines/domain/wrong-values.ts';
import { personName } from './corrections.ts';

/** Body of `POST /api/models`, which trains a model from the corrections. */
export const trainingRequest = z.strictObject({ said_by: personName });
export type TrainingRequest = z.infer<typeof trainingRequest>;

/** Body of `POST /api/models/switch`, which puts an earlier model back; null for the one that ships. */
export const switchRequest = z.strictObject({
  model_hash: z.nullable(z.string().check(z.regex(/^[0-9a-f]{16}$/, rules.model.en))),
  said_by: personName,
});
export type SwitchRequest = z.infer<typeof switchRequest>;

/** What `GET /api/models` answers. */
export interface ModelsAnswer {
  /** The model that reads the notes; null for the one that ships. */
  model_hash: string | null;
  /** A model of the shop's own that was trained beside an earlier version of the program, and does not read; null for none. */
  resting: string | null;
  /** Texts that corrections in force speak for. */
  corrections: number;
  /** What was trained and switched to, latest first. */
  versions: ModelVersion[];
}
