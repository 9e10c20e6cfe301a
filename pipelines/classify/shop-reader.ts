import { InputError } from '../domain/errors.ts';
import { notice } from '../domain/notices.ts';
import { isInUse, type ShopPhrase, shopPhrases, type TaxonomyChanges } from '../domain/taxonomy.ts';
import type { Session, WriteSession } from '../warehouse/engine.ts';
import { chosenModel, keepTable, modelTable } from '../warehouse/models.ts';
import { latestTaxonomy } from '../warehouse/taxonomies.ts';
import type { Calibration } from './calibration.ts';
import type { OwnTable } from './own-classes.ts';
import { type Learned, modelHash, shippedHash, shippedModel, versionOf } from './version.ts';

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

/** What a model tells of a shop's own reasons, as it is kept beside their table. */
type OwnColumns = Pick<OwnTable, 'reasons' | 'toldFrom'>;
type Retired = Required<Pick<OwnTable, 'retired'>>;

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

/** The shop's own reasons that the model which reads its notes tells, and which of them a taxonomy has no more. */
export async function ownReasonsTold(session: Session, changes: TaxonomyChanges): Promise<OwnColumns & Retired> {
  const { ground, own_reasons: told } = await chosenModel(session);
  const own: OwnColumns = ground === shippedHash && told ? JSON.parse(told) : { reasons: [], toldFrom: [] };
  return { ...own, retired: own.reasons.filter((reason) => !isInUse(reason, changes)) };
}

/** The reader that counts. */
export async function shopReader(session: Session): Promise<ShopReader> {
  const { changes } = await latestTaxonomy(session);
  return readerWith(session, changes);
}

/** The reader that would count if the taxonomy were another. */
export async function readerWith(session: Session, changes: TaxonomyChanges): Promise<ShopReader> {
  const phrases = shopPhrases(changes);
  const { model_hash: model } = await shopModel(session);
  const calibration = await shopCalibration(session);
  const own = await ownReasonsTold(session, changes);
  return {
    version: versionOf(model ?? shippedHash, calibration, phrases, own.retired),
    phrases,
    learned: async () => {
      if (model === null) return shippedModel;
      const { table, ownTable } = await modelTable(session, model);
      return { table, calibration, ...(ownTable ? { own: { ...own, table: ownTable } } : {}) };
    },
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

/** Keeps a model that was trained beside the shipped one, so that it can be switched to; gives its hash. */
export async function keepLearned(session: WriteSession, learned: Learned): Promise<string> {
  const hash = modelHash(learned);
  const { table, calibration, own } = learned;
  const columns: OwnColumns | undefined = own && { reasons: own.reasons, toldFrom: own.toldFrom };
  await keepTable(session, {
    ...{ hash, ground: shippedHash, table, calibration: JSON.stringify(calibration) },
    ...(own ? { own: { reasons: JSON.stringify(columns), table: own.table } } : {}),
  });
  return hash;
}
