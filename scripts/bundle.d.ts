/** Types of bundle.js; what it does is said there. */

/** Writes the bundle of the programs; gives esbuild's account of what is in it. */
export function bundle(outfile: string): Promise<import('esbuild').Metafile>;
