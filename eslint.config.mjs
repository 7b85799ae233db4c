import tseslint from 'typescript-eslint';

/** Imports that a folder may not make. */
const no = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });
// With a slash, 'constructs' is the package and no folder of ours.
const cdk = ['aws-cdk-lib', 'aws-cdk-lib/*', 'aws-cdk-lib/**', '/constructs'];
const pulumi = ['@pulumi/**'];
const vendors = [...cdk, ...pulumi];
const lazily = {
  group: vendors,
  allowTypeImports: true,
  message: 'SDKs are optional peers: import type only, and load them through sdk.ts',
};
const targets = ['aws', 'azure', 'gcp'];
const others = (own) => ({
  group: targets.filter((name) => name !== own).map((name) => `**/providers/${name}/**`),
  message: 'no target imports another',
});
/** What programs of Node know without importing it. */
const node = Object.fromEntries(
  [
    'require',
    'module',
    'exports',
    'process',
    '__dirname',
    '__filename',
    'Buffer',
    'console',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
    'fetch',
    'URL',
    'URLSearchParams',
    'structuredClone',
    'performance',
    'TextEncoder',
    'TextDecoder',
    'AbortSignal',
    'AbortController',
  ].map((name) => [name, 'readonly']),
);

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', 'cdk.out/**', '**/*.mjs', '**/*.cjs'] },
  {
    files: ['**/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: node },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      'no-undef': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'no-dupe-keys': 'error',
      'no-unreachable': 'error',
      'no-fallthrough': 'error',
      'no-empty': 'error',
      'no-useless-escape': 'error',
      'no-self-assign': 'error',
      'valid-typeof': 'error',
      curly: ['error', 'multi-line', 'consistent'],
    },
  },
  // Written by a program from what is emitted, to be measured against: a resource that nobody refers to has a name all the same.
  { files: ['bench/handwritten/{cdk,pulumi-azure,pulumi-gcp}/**'], rules: { 'no-unused-vars': 'off' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: false, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { boolean: true } }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { disallowTypeAnnotations: false, fixStyle: 'separate-type-imports' },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
      curly: ['error', 'multi-line', 'consistent'],
    },
  },
  // The layers: each room knows only what stands before it (docs/architecture.md).
  {
    files: ['lib/diagnostics/**', 'lib/quantity/**', 'lib/expression/**', 'lib/lowered/**'],
    rules: no({ group: ['**/spec/**', '**/compiler/**', '**/providers/**', '**/cli/**', ...vendors] }),
  },
  {
    files: ['lib/spec/**'],
    rules: no({ group: ['**/plan/**', '**/compiler/**', '**/providers/**', '**/cli/**', ...vendors] }),
  },
  {
    files: ['lib/plan/**', 'lib/security/**'],
    rules: no({ group: ['**/compiler/**', '**/providers/**', '**/cli/**', ...vendors] }),
  },
  {
    files: ['lib/compiler/**', 'lib/source/**', 'lib/builder/**', 'lib/asset/**'],
    rules: no({ group: ['**/cli/**', ...vendors] }),
  },
  // The engines: each knows its own SDK, as types; what they share knows none; none knows a target.
  {
    files: ['lib/engine/*.ts'],
    rules: no({ group: ['**/providers/**', '**/cli/**', './cdk/**', './pulumi/**', ...vendors] }),
  },
  {
    files: ['lib/engine/cdk/**'],
    rules: no({ group: ['**/providers/**', '**/cli/**', '../pulumi/**', ...pulumi] }, { ...lazily, group: cdk }),
  },
  {
    files: ['lib/engine/pulumi/**'],
    rules: no({ group: ['**/providers/**', '**/cli/**', '../cdk/**', ...cdk] }, { ...lazily, group: pulumi }),
  },
  // What a user imports loads no SDK by itself.
  { files: ['lib/*.ts', 'lib/cli/**', 'lib/providers/*.ts'], rules: no(lazily) },
  ...targets.flatMap((name) => [
    { files: [`lib/providers/${name}/**`], rules: no(others(name), { group: ['**/cli/**'] }, lazily) },
    {
      files: [
        `lib/providers/${name}/lower/**`,
        `lib/providers/${name}/document/**`,
        `lib/providers/${name}/catalog/**`,
      ],
      rules: no(
        others(name),
        { group: ['**/bind', '**/constructs/**', '**/bind.js'] },
        { group: vendors, allowTypeImports: true, message: 'lowering is pure: import type only' },
      ),
    },
  ]),
);
