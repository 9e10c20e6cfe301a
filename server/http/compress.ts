import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The cheapest levels: live answers cost five to ten times more at the usual ones, for a tenth less bytes. */
export const cheapBrotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
export const cheapGzip = { level: 1 };

/** How an answer may travel, the best first. */
export const encodings = {
  br: (bytes: Buffer) => brotli(bytes, cheapBrotli),
  gzip: (bytes: Buffer) => zip(bytes, cheapGzip),
  identity: async (bytes: Buffer) => bytes,
} as const;

export type Encoding = keyof typeof encodings;
export const encodingNames = Object.keys(encodings) as Encoding[];
