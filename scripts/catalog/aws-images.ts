/**
 * Writes `lib/providers/aws/catalog/image-table.ts` from the image data of the SageMaker Python SDK:
 *
 *   node scripts/run-ts.js scripts/catalog/aws-images.ts <folder image_uri_config> <version of sagemaker-core> <yyyy-mm-dd>
 *
 * The folder is `sagemaker/core/image_uri_config` of the package `sagemaker-core` (Apache-2.0). The tag is put together as
 * that package does: version, processor, Python, container version, those that exist, joined by dashes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Frameworks, their family of accounts, and the oldest version worth offering: the first on Python 3.9, as far as is known. */
const FRAMEWORKS = {
  sklearn: { accounts: 'algorithms', oldest: [1, 2] },
  xgboost: { accounts: 'algorithms', oldest: [1, 7] },
  pytorch: { accounts: 'deepLearning', oldest: [1, 13] },
  tensorflow: { accounts: 'deepLearning', oldest: [2, 11] },
  huggingface: { accounts: 'deepLearning', oldest: [4, 26] },
} as const;

/**
 * The Python of images whose data does not say it, from their Dockerfiles and the changes that made them
 * (aws/sagemaker-scikit-learn-container and its change 272, aws/sagemaker-xgboost-container, aws/deep-learning-containers change 6024).
 */
const PYTHONS: Readonly<Record<string, string>> = {
  'sklearn 1.2-1': '3.9',
  'sklearn 1.4-2': '3.10',
  'sklearn 1.4-2-py312': '3.12',
  'sklearn 1.9-0': '3.12',
  'xgboost 3.0-5': '3.10',
  'xgboost 3.2-0': '3.12',
};

/** The version of the library where the image's own version does not spell it. */
const LIBRARIES: Readonly<Record<string, string>> = { 'xgboost 1.7-1': '1.7.4' };

type Accounts = Readonly<Record<string, string>>;
interface VersionData {
  readonly processors?: readonly string[];
  readonly py_versions?: readonly string[];
  readonly registries: Accounts;
  readonly repository: string;
  readonly container_version?: Readonly<Record<string, string>>;
}
interface ScopeData {
  readonly processors?: readonly string[];
  readonly versions: Readonly<Record<string, Record<string, VersionData> | VersionData>>;
}
interface Row {
  readonly scope: string;
  readonly version: string;
  readonly framework: keyof typeof FRAMEWORKS;
  readonly data: VersionData;
  readonly base: string | undefined;
  readonly processors: readonly string[];
}

const SCOPES = ['training', 'inference'] as const;

function isNewEnough(version: string, [major, minor]: readonly [number, number]): boolean {
  const [left = 0, right = 0] = version.split(/[.-]/).map(Number);
  return left > major || (left === major && right >= minor);
}

/** Hugging Face nests one level deeper: a version of transformers has one entry per PyTorch or TensorFlow. */
function entriesOf(
  data: Record<string, VersionData> | VersionData,
): readonly (readonly [string | undefined, VersionData])[] {
  if ('registries' in data) return [[undefined, data as VersionData]];
  return Object.entries(data as Record<string, VersionData>)
    .filter(([name]) => name.startsWith('pytorch'))
    .map(([name, entry]) => [name.slice('pytorch'.length), entry]);
}

function readRows(folder: string): readonly Row[] {
  return (Object.keys(FRAMEWORKS) as (keyof typeof FRAMEWORKS)[]).flatMap((framework) => {
    const file = JSON.parse(readFileSync(path.join(folder, `${framework}.json`), 'utf8')) as Record<string, ScopeData>;
    return SCOPES.flatMap((scope) =>
      Object.entries(file[scope]?.versions ?? {})
        .filter(([version]) => isNewEnough(version, FRAMEWORKS[framework].oldest))
        .flatMap(([version, data]) =>
          entriesOf(data).map(([base, entry]) => ({
            scope,
            version,
            framework,
            base,
            data: entry,
            processors: file[scope]?.processors ?? entry.processors ?? [],
          })),
        ),
    );
  });
}

function tagsOf({ version, base, data, processors }: Row): string {
  const prefix = base === undefined ? version : `${base}-transformers${version}`;
  const tag = (processor?: string): string =>
    [
      prefix,
      processor,
      data.py_versions?.at(-1),
      processor === undefined ? undefined : data.container_version?.[processor],
    ]
      .filter((part) => part !== undefined)
      .join('-');
  return processors.length === 0
    ? `any=${tag()}`
    : [...processors]
        .sort()
        .map((processor) => `${processor}=${tag(processor)}`)
        .join(' ');
}

function pythonOf({ framework, version, data }: Row): string {
  const [, minor] = /^py3(\d+)$/.exec(data.py_versions?.at(-1) ?? '') ?? [];
  return minor === undefined ? (PYTHONS[`${framework} ${version}`] ?? '?') : `3.${minor}`;
}

/** `1.4-2-py312` is an image of 1.4.2. */
function libraryOf({ framework, version }: Row): string {
  return LIBRARIES[`${framework} ${version}`] ?? version.replace(/-py\d+$/, '').replace('-', '.');
}

/** Account to regions, over every image of a family; a region with two accounts would be a mistake in the data. */
function accountsOf(rows: readonly Row[], family: string): ReadonlyMap<string, string> {
  const accounts = new Map<string, string>();
  for (const { framework, data } of rows) {
    if (FRAMEWORKS[framework].accounts !== family) continue;
    for (const [region, account] of Object.entries(data.registries)) {
      if ((accounts.get(region) ?? account) !== account) throw new Error(`${family}: ${region} has two accounts`);
      accounts.set(region, account);
    }
  }
  return accounts;
}

function byAccount(accounts: ReadonlyMap<string, string>): string {
  const regions = new Map<string, string[]>();
  for (const [region, account] of [...accounts].sort(([a], [b]) => a.localeCompare(b))) {
    regions.set(account, [...(regions.get(account) ?? []), region]);
  }
  return [...regions]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([account, names]) => `    '${account}': '${names.join(' ')}',`)
    .join('\n');
}

const [folder, sdk, asOf] = process.argv.slice(2);
if (folder === undefined || sdk === undefined || asOf === undefined) {
  throw new Error('usage: aws-images.ts <image_uri_config> <version> <yyyy-mm-dd>');
}
const rows = readRows(folder);
const families = { algorithms: accountsOf(rows, 'algorithms'), deepLearning: accountsOf(rows, 'deepLearning') };
const gaps = new Map<string, string>([['', 'none']]);
const gapOf = ({ framework, data }: Row): string => {
  const lacking = [...families[FRAMEWORKS[framework].accounts].keys()]
    .filter((region) => data.registries[region] === undefined)
    .sort()
    .join(' ');
  if (!gaps.has(lacking)) gaps.set(lacking, `gap${gaps.size}`);
  return gaps.get(lacking) ?? 'none';
};
const lines = rows.map(
  (row) =>
    `  '${row.framework} ${row.scope} ${libraryOf(row)} ${pythonOf(row)} ${gapOf(row)} ${row.data.repository} ${tagsOf(row)}',`,
);
writeFileSync(
  path.join('lib', 'providers', 'aws', 'catalog', 'image-table.ts'),
  `// Generated by scripts/catalog/aws-images.ts; do not edit.

/** Where the images of AWS come from, and when they were read. */
export const AWS_IMAGE_SOURCE = {
  source: 'sagemaker-core ${sdk} (SageMaker Python SDK), image_uri_config; Apache-2.0',
  asOf: '${asOf}',
} as const;

/** Families of registries: account to its regions. */
export const AWS_IMAGE_ACCOUNTS = {
  algorithms: {
${byAccount(families.algorithms)}
  },
  deepLearning: {
${byAccount(families.deepLearning)}
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Which family of registries has the images of a framework. */
export const AWS_IMAGE_FAMILIES = {
${Object.entries(FRAMEWORKS)
  .map(([name, { accounts }]) => `  ${name}: '${accounts}',`)
  .join('\n')}
} as const satisfies Readonly<Record<string, keyof typeof AWS_IMAGE_ACCOUNTS>>;

/** Regions of the family that an image is not in. */
export const AWS_IMAGE_GAPS: Readonly<Record<string, string>> = {
${[...gaps].map(([regions, name]) => `  ${name}: '${regions}',`).join('\n')}
};

/** Framework, scope, version of the library, Python (or ?), gap, repository, then processor=tag for each processor. */
export const AWS_IMAGE_TABLE: readonly string[] = [
${lines.join('\n')}
];
`,
);
