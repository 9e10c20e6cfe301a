import { type ShopPhrase, shopPhrases } from '../domain/taxonomy.ts';
import type { Session } from '../warehouse/engine.ts';
import { modelInForce, modelTable } from '../warehouse/models.ts';
import { latestTaxonomy } from '../warehouse/taxonomies.ts';
import { type Learned, shippedHash, shippedModel, versionOf } from './version.ts';

/** What reads a shop's notes: the shipped model or its own, with the phrases of its taxonomy. */
export interface ShopReader {
  /** As the classifier's. */
  readonly version: string;
  readonly phrases: readonly ShopPhrase[];
  /** The model itself, which is large. */
  learned(): Promise<Learned>;
}

/** The reader that counts. */
export async function shopReader(session: Session): Promise<ShopReader> {
  const phrases = shopPhrases((await latestTaxonomy(session)).changes);
  const model = await modelInForce(session);
  return {
    version: versionOf(model ?? shippedHash, shippedModel.calibration, phrases),
    phrases,
    learned: async () => (model === null ? shippedModel : { ...shippedModel, table: await modelTable(session, model) }),
  };
}
