import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { PathSegment, Reporter } from '../diagnostics/index.js';
import { sha256 } from '../lowered/canonical.js';
import { isLocalPath } from '../plan/dataset.js';
import { commandSteps } from '../plan/pipeline.js';
import type { Plan } from '../plan/plan.js';
import { namedImages, normalFolder } from './built-image.js';
import { checkPredictor } from './check-predictor.js';
import { checkRequirements } from './check-requirements.js';
import { checkScripts } from './check-scripts.js';
import type { AssetCatalog, AssetFile, Bundle, DataAsset, ImageAsset } from './catalog.js';
import { DOCKERFILE } from './docker-context.js';
import { hashFiles, MAX_FILE_BYTES, type FileProblems } from './list-files.js';
import { LocalFiles } from './local-files.js';
import { packageRoot } from './package-root.js';
import { runtimeFiles } from './runtime-files.js';

const LARGE_CODE_BYTES = 50_000_000;
/** The most bytes of what is packed into one archive: files and archive are in memory at the same time. */
export const MAX_BUNDLE_BYTES = 1024 ** 3;
/** The most bytes of a file of requirements, which is read as a text. */
const MAX_REQUIREMENTS_BYTES = 16 * 1024 ** 2;

interface Collect {
  /** Absolute folder of the spec. */
  readonly base: string;
  readonly files: LocalFiles;
  readonly reporter: Reporter;
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** What there is at a path, or nothing. */
function kindOf(path: string): 'a file' | 'a folder' | 'neither a file nor a folder' | undefined {
  if (!existsSync(path)) return undefined;
  const status = statSync(path);
  return status.isFile() ? 'a file' : status.isDirectory() ? 'a folder' : 'neither a file nor a folder';
}

/** Whether a path is a folder or in it; both are absolute. */
function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}

/** The absolute path of something in or below the folder of the spec, or nothing: reported. */
function locate(
  path: string,
  field: string,
  expected: 'file' | 'folder',
  at: readonly PathSegment[],
  { base, reporter }: Collect,
): string | undefined {
  const absolute = resolve(base, path);
  if (!isInside(base, absolute)) {
    reporter.report('TRV2007', at, { file: path });
    return undefined;
  }
  const found = kindOf(absolute);
  if (found !== `a ${expected}`) {
    reporter.report('TRV2006', at, { file: path, field, wanted: expected, ...(found === undefined ? {} : { found }) });
    return undefined;
  }
  const real = realpathSync.native(absolute);
  // A spec in a folder that is a link itself is compared where it is.
  if (real !== absolute && !isInside(realpathSync.native(base), real)) {
    reporter.report('TRV2007', at, { file: path, to: real });
    return undefined;
  }
  return absolute;
}

/** Reports what of the files of one field cannot be taken along. */
function problemsAt(at: readonly PathSegment[], { reporter }: Collect): FileProblems {
  return {
    tooLarge: (file, bytes) =>
      reporter.report('TRV2025', at, { file, bytes, limit: MAX_FILE_BYTES, what: 'a local file' }),
    lostLink: (link, problem) => reporter.report('TRV2026', at, { link, problem }),
  };
}

/** The path in a bundle of a requirements file: by content, so that equal files are one. */
const requirementsPath = (text: string): string => `requirements/${sha256(text).slice(0, 12)}.txt`;

type Named = readonly { readonly path: string; readonly at: readonly PathSegment[] }[];

/** The same path named twice is read once. */
function distinct(named: Named): Named {
  return [...new Map(named.map((item) => [item.path, item])).values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function collectRequirements(
  plan: Plan,
  collect: Collect,
): Readonly<Record<string, { readonly path: string; readonly text: string; readonly source: string }>> {
  const named = [
    ...plan.nodes.pipeline
      .flatMap(commandSteps)
      .map(({ requirements, at }) => ({ path: requirements, at: [...at, 'requirements'] })),
    ...plan.nodes.model.map(({ requirements, at }) => ({ path: requirements, at: [...at, 'requirements'] })),
  ].filter((item): item is { path: string; at: PathSegment[] } => item.path !== undefined);
  return Object.fromEntries(
    distinct(named).flatMap(({ path, at }) => {
      const source = locate(path, 'requirements', 'file', at, collect);
      if (source === undefined) return [];
      const { size } = statSync(source);
      if (size > MAX_REQUIREMENTS_BYTES) {
        collect.reporter.report('TRV2025', at, {
          file: path,
          bytes: size,
          limit: MAX_REQUIREMENTS_BYTES,
          what: 'a file of requirements',
        });
        return [];
      }
      const text = readFileSync(source, 'utf8');
      checkRequirements(path, text, at, collect.reporter);
      return [[path, { path: requirementsPath(text), text, source }]];
    }),
  );
}

function collectPredictors(plan: Plan, collect: Collect): readonly (AssetFile & { readonly model: string })[] {
  return plan.nodes.model.flatMap(({ name, predictor, at }) => {
    if (predictor === undefined) return [];
    const source = locate(predictor, 'predictor', 'file', [...at, 'predictor'], collect);
    if (source === undefined) return [];
    const field = [...at, 'predictor'];
    const file = collect.files.file(source, `predictor/${name}/${basename(predictor)}`, problemsAt(field, collect));
    checkPredictor({ file: predictor, source, bytes: file.bytes }, field, collect.reporter);
    return [{ ...file, model: name }];
  });
}

function collectData(plan: Plan, collect: Collect): readonly DataAsset[] {
  return plan.nodes.dataset.flatMap((node) => {
    if (typeof node.uri !== 'string' || !isLocalPath(node.uri)) return [];
    const { type } = node.spec;
    const source = locate(node.uri, 'uri', type === 'file' ? 'file' : 'folder', [...node.at, 'uri'], collect);
    if (source === undefined) return [];
    const problems = problemsAt([...node.at, 'uri'], collect);
    const files =
      type === 'file'
        ? [collect.files.file(source, basename(source), problems)]
        : collect.files.folder(source, '', problems);
    return [{ dataset: node.name, type, name: basename(source), hash: hashFiles(files), source, files }];
  });
}

/** The folders with a Dockerfile that images are built from. */
function collectImages(plan: Plan, collect: Collect): readonly ImageAsset[] {
  const named = namedImages(plan).flatMap(({ image, at }) =>
    typeof image !== 'object' || image.build === undefined
      ? []
      : [{ path: normalFolder(image.build), at: [...at, 'build'] }],
  );
  return distinct(named).flatMap(({ path, at }) => {
    const source = locate(path, 'build', 'folder', at, collect);
    if (source === undefined) return [];
    if (!isFile(join(source, DOCKERFILE))) {
      collect.reporter.report('TRV2021', at, { folder: path });
      return [];
    }
    const files = collect.files.context(source, problemsAt(at, collect));
    return [{ folder: path, hash: hashFiles(files), files }];
  });
}

/** Reports what is too much to be packed. A file that is too large by itself has been reported already. */
export function checkBundle(
  code: string,
  files: readonly Pick<AssetFile, 'bytes'>[],
  at: readonly PathSegment[],
  reporter: Reporter,
): void {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes <= MAX_BUNDLE_BYTES || files.some((file) => file.bytes > MAX_FILE_BYTES)) return;
  reporter.report('TRV2025', at, {
    file: code,
    bytes,
    limit: MAX_BUNDLE_BYTES,
    what: 'a code folder, with the predictors and requirements that are packed beside it,',
  });
}

function buildBundles(plan: Plan, shared: readonly AssetFile[], collect: Collect): readonly Bundle[] {
  const steps = plan.nodes.pipeline.flatMap(commandSteps);
  const folders = new Map(steps.map(({ code, at }) => [code, [...at, 'code'] as readonly PathSegment[]]));
  // A model's version can be registered by a pipeline without code, and endpoints need the runtime: one bundle always exists.
  if (folders.size === 0) folders.set(undefined, []);
  return [...folders]
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
    .flatMap(([code, at]) => {
      const source = code === undefined ? undefined : locate(code, 'code', 'folder', at, collect);
      if (code !== undefined && source === undefined) return [];
      const own = source === undefined ? [] : collect.files.folder(source, 'code/', problemsAt(at, collect));
      const bytes = own.reduce((sum, file) => sum + file.bytes, 0);
      if (code !== undefined && bytes > LARGE_CODE_BYTES) collect.reporter.report('TRV2019', at, { kept: code, bytes });
      const files = [...runtimeFiles(), ...own, ...shared];
      checkBundle(code ?? 'runtime', files, at, collect.reporter);
      return [{ id: `bundle${code === undefined ? '' : `:${code}`}`, code, hash: hashFiles(files), files }];
    });
}

/**
 * Reads and hashes everything local that a plan names.
 *
 * @param base - absolute folder of the spec; nothing outside it is read
 * @param files - what was read of it already
 */
export function collectAssets(plan: Plan, base: string, reporter: Reporter, files = new LocalFiles()): AssetCatalog {
  const collect: Collect = { base: resolve(base), files, reporter };
  const requirements = collectRequirements(plan, collect);
  const predictors = collectPredictors(plan, collect);
  const shared = [
    ...[
      ...new Map(Object.values(requirements).map((file) => [file.path, files.file(file.source, file.path)])).values(),
    ],
    ...predictors,
  ];
  const bundles = buildBundles(plan, shared, collect);
  checkScripts(plan, bundles, reporter);
  return {
    bundles,
    data: collectData(plan, collect),
    images: collectImages(plan, collect),
    requirements: Object.fromEntries(
      Object.entries(requirements).map(([path, { path: inBundle, text }]) => [path, { path: inBundle, text }]),
    ),
    servingBootstrap: readFileSync(
      join(packageRoot(), 'runtime', 'python', 'trivium_serving', 'vertex_bootstrap.py'),
      'utf8',
    ),
    predictors: Object.fromEntries(predictors.map(({ model, path }) => [model, path])),
  };
}
