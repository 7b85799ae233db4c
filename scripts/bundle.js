'use strict';
/** Bundles the programs of the package into one file, a function that `bin/load.js` calls. */
const path = require('node:path');
const { build } = require('esbuild');

const root = path.join(__dirname, '..');

/** Commander can start commands that are programs of their own; ours are not, and loading what starts processes takes long. */
const lazyChildProcess = {
  name: 'lazy child_process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?child_process$/ }, ({ importer }) =>
      importer.includes(`${path.sep}commander${path.sep}`) ? { path: 'child_process', namespace: 'lazy' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'lazy' }, () => ({
      contents: "exports.spawn = (...args) => require('node:child_process').spawn(...args);",
    }));
  },
};

/** Tables that few specs need stay what they are in the library: files of their own, which nobody reads without need. */
const besideTheBundle = {
  name: 'tables beside the bundle',
  setup({ onResolve }) {
    onResolve({ filter: /[/]generated[/]resource-shapes\.js$/ }, ({ path: asked, resolveDir }) => {
      const file = path.relative(root, path.join(resolveDir, asked)).split(path.sep).join('/');
      // The bundle requires as `bin/load.js` does; `dist` is next to it.
      return { path: `../dist/${file}`, external: true };
    });
  },
};

/** Vendor SDKs and the compiler of TypeScript specs stay outside: they are loaded when a command needs them. */
const OUTSIDE = ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs', '@pulumi/*', 'esbuild'];

/** Writes the bundle; gives esbuild's account of what is in it. */
async function bundle(outfile) {
  const { metafile } = await build({
    entryPoints: [path.join(root, 'lib', 'programs.ts')],
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'external',
    external: OUTSIDE,
    plugins: [lazyChildProcess, besideTheBundle],
    logLevel: 'warning',
    metafile: true,
    // ASCII, so that a string of one byte a character holds it; a function, so that the text needs no copy to be wrapped.
    charset: 'ascii',
    banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
    footer: { js: '})' },
  });
  return metafile;
}

module.exports = { bundle };
