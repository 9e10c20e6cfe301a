import { learnCorrections, type SaidText } from './classify/learn-corrections.ts';
import { checkModel, keepLearned, shopReader } from './classify/shop-reader.ts';
import { isShipped, type ReasonCode } from './domain/reasons.ts';
import { countsAs, isInUse } from './domain/taxonomy.ts';
import type { TrainingReport } from './domain/training.ts';
import { meter } from './meter.ts';
import { type PipelineOptions, refresh } from './run.ts';
import { type Engine, rowsOf, type Session } from './warehouse/engine.ts';
import { addModel } from './warehouse/models.ts';
import { latestTaxonomy } from './warehouse/taxonomies.ts';

type Told = Pick<PipelineOptions, 'signal' | 'onProgress'>;

/** Parts of a hundred that progress is told in. */
const parts = 100;

/**
 * Trains a shop's own model from its corrections and, only if it is better on those that were held back, reads all notes by it.
 * What came of it is kept either way. Killed while it learns nothing has changed; later `refresh` does the rest.
 * @returns what was measured, and why the model was switched in or not
 */
export async function runTraining(
  engine: Engine,
  { said_by }: { readonly said_by: string },
  { signal, onProgress = () => undefined }: Told,
): Promise<TrainingReport> {
  const { phrases, learned } = await shopReader(engine);
  const tell = meter(onProgress);
  const { report, learned: trained } = await learnCorrections(
    await saidTexts(engine),
    { learned: await learned(), phrases },
    (share) => {
      signal?.throwIfAborted();
      tell({ stage: 'train', detail: null, done: Math.floor(share * parts), total: parts });
    },
  );
  const { model_hash, verdict } = report;
  const is_switched = verdict === 'better';
  await engine.write(async (session) => {
    if (is_switched && trained) await keepLearned(session, trained);
    await addModel(session, { model_hash, is_switched, report, said_by });
  }, signal);
  if (is_switched) await refresh(engine, onProgress);
  return report;
}

/**
 * Puts an earlier model of the shop's back, or the shipped one, and reads all notes by it.
 * @throws InputError as `checkModel`
 */
export async function runModelSwitch(
  engine: Engine,
  { model_hash, said_by }: { readonly model_hash: string | null; readonly said_by: string },
  { signal, onProgress }: Told,
): Promise<{ model_hash: string | null }> {
  await engine.write(async (session) => {
    await checkModel(session, model_hash);
    await addModel(session, { model_hash, is_switched: true, report: null, said_by });
  }, signal);
  await refresh(engine, onProgress);
  return { model_hash };
}

/**
 * Every text that a correction in force speaks for, with personal data hidden, and what was said as it counts now, without
 * reasons that were taken out since.
 */
async function saidTexts(session: Session): Promise<SaidText[]> {
  const { changes } = await latestTaxonomy(session);
  const rows = rowsOf<Omit<SaidText, 'reasons'> & { reasons: string }>(
    await session.query(
      `SELECT c.note_key, r.shown_text AS text, r.language, r.shown_code AS code, c.reasons
       FROM corrections_in_force c
       JOIN readings r ON r.note_key = c.note_key
       WHERE trim(r.shown_text) <> ''
       ORDER BY c.note_key`,
    ),
  );
  return rows.flatMap(({ reasons, ...row }) => {
    const counted = reasons.split(' ').map((code) => countsAs(code as ReasonCode, changes));
    const inUse = counted.filter((code) => isShipped(code) || isInUse(code, changes));
    return inUse[0] === counted[0] ? [{ ...row, reasons: [...new Set(inUse)] }] : [];
  });
}
