/** Frameworks that a spec may pin, in the words of their communities. */
export const FRAMEWORKS = ['sklearn', 'xgboost', 'lightgbm', 'pytorch', 'tensorflow', 'huggingface', 'python'] as const;

/** A framework that a spec may pin. */
export type Framework = (typeof FRAMEWORKS)[number];

/** `sklearn@1.4`: a library and its version, whoever's image it comes in. */
export interface FrameworkPin {
  readonly framework: Framework;
  /** One to three numbers, `1.4` or `2.8.0`. A shorter version stands for the newest that begins with it. */
  readonly version: string;
}

/** Other names by which people know a framework: its package on PyPI, mostly. */
const ALIASES: Readonly<Record<string, Framework>> = {
  'scikit-learn': 'sklearn',
  torch: 'pytorch',
  transformers: 'huggingface',
};

/** Every name by which a framework can be pinned. */
export const FRAMEWORK_NAMES: readonly string[] = [...FRAMEWORKS, ...Object.keys(ALIASES)];

const PIN = /^([a-z][a-z0-9-]*)@([0-9]+(?:\.[0-9]+){0,2})$/;

/** Reads `framework@version`; anything else, an image URI for one, gives nothing. */
export function parseFrameworkPin(text: string): FrameworkPin | undefined {
  const [, name, version] = PIN.exec(text) ?? [];
  if (name === undefined || version === undefined) return undefined;
  const framework = findFramework(name);
  return framework === undefined ? undefined : { framework, version };
}

/** A framework by its own name or an alias. */
export function findFramework(name: string): Framework | undefined {
  return (
    FRAMEWORKS.find((framework) => framework === name) ?? (Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined)
  );
}

/** Packages on PyPI; Python itself is none. */
const PACKAGES: Readonly<Record<Framework, string | undefined>> = {
  sklearn: 'scikit-learn',
  xgboost: 'xgboost',
  lightgbm: 'lightgbm',
  pytorch: 'torch',
  tensorflow: 'tensorflow',
  huggingface: 'transformers',
  python: undefined,
};

/** `sklearn@1.4` as pip writes it: `scikit-learn==1.4.*`; three numbers pin the one release. Nothing for Python itself. */
export function requirementOf({ framework, version }: FrameworkPin): string | undefined {
  const name = PACKAGES[framework];
  const exact = version.split('.').length > 2;
  return name === undefined ? undefined : `${name}==${version}${exact ? '' : '.*'}`;
}
