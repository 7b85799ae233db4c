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

/** The runtime that travels with the package is listed and hashed by the build, and not by every run. */
const listedRuntime = {
  name: 'runtime listed by the build',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]asset[/\\]runtime-files\.ts$/ }, ({ path: file }) => {
      const { runtimeFiles } = require(path.join(root, 'dist', 'lib', 'asset', 'runtime-files.js'));
      const files = runtimeFiles().map(({ source: _here, ...rest }) => rest);
      return {
        loader: 'ts',
        resolveDir: path.dirname(file),
        contents: `
          import { join } from 'node:path';
          import { packageRoot } from './package-root.js';
          const FILES = ${JSON.stringify(files)};
          export const runtimeFolder = () => join(packageRoot(), 'runtime', 'python');
          let files;
          export function runtimeFiles() {
            const folder = runtimeFolder();
            return (files ??= FILES.map((file) => ({ ...file, source: folder + '/' + file.path })));
          }
        `,
      };
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
    // Names are strings that V8 has to read before anything runs; to look into a bug, `bin/load.js` loads the library instead.
    minifyIdentifiers: true,
    minifyWhitespace: true,
    legalComments: 'external',
    external: OUTSIDE,
    plugins: [lazyChildProcess, besideTheBundle, listedRuntime],
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
