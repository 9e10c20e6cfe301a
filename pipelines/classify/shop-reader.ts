import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import { type ShopPhrase, shopPhrases } from '../domain/taxonomy.ts';
import type { Session } from '../warehouse/engine.ts';
import { chosenModel, modelTable } from '../warehouse/models.ts';
import { latestTaxonomy } from '../warehouse/taxonomies.ts';
import type { Calibration } from './calibration.ts';
import { type Learned, shippedHash, shippedModel, versionOf } from './version.ts';

/** What reads a shop's notes: the shipped model or its own, with the phrases of its taxonomy. */
interface ShopReader {
  /** As the classifier's. */
  readonly version: string;
  readonly phrases: readonly ShopPhrase[];
  /** The model itself, which is large. */
  learned(): Promise<Learned>;
}

/** The model that reads a shop's notes, null for the shipped one; and its own that rests, as another ships since. */
interface ShopModel {
  readonly model_hash: string | null;
  readonly resting: string | null;
}

/** A model was measured against the shipped one of its time: beside another, nobody knows whether it is better. */
export async function shopModel(session: Session): Promise<ShopModel> {
  const { model_hash: chosen, ground } = await chosenModel(session);
  return ground === shippedHash ? { model_hash: chosen, resting: null } : { model_hash: null, resting: chosen };
}

/** The confidence curves of the model that reads a shop's notes: its own, where it has some. */
async function shopCalibration(session: Session): Promise<Calibration> {
  const { ground, calibration } = await chosenModel(session);
  return ground === shippedHash && calibration !== null
    ? (JSON.parse(calibration) as Calibration)
    : shippedModel.calibration;
}

/** The reader that counts. */
export async function shopReader(session: Session): Promise<ShopReader> {
  const phrases = shopPhrases((await latestTaxonomy(session)).changes);
  const { model_hash: model } = await shopModel(session);
  const calibration = await shopCalibration(session);
  return {
    version: versionOf(model ?? shippedHash, calibration, phrases),
    phrases,
    learned: async () =>
      model === null ? shippedModel : { table: (await modelTable(session, model)).table, calibration },
  };
}

/**
 * Makes sure that a model may read notes.
 * @throws InputError (404) when there is none of that hash, (409) when it was trained beside another shipped model
 */
export async function checkModel(session: Session, hash: string | null): Promise<void> {
  if (hash === null || (await modelTable(session, hash)).ground === shippedHash) return;
  throw new InputError(notice('old_model', { model: hash }), 409);
}
