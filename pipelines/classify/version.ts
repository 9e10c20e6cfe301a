/** Recorded with every label; raised with each change of model, phrases or taxonomy. */
export const version = '1';
