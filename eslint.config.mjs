import tseslint from 'typescript-eslint';

/** Imports that a folder may not make. */
const no = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });
const vendors = ['aws-cdk-lib', 'aws-cdk-lib/*', 'aws-cdk-lib/**', 'constructs', '@pulumi/**'];
const targets = ['aws', 'azure', 'gcp'];
const others = (own) => ({ group: targets.filter((name) => name !== own).map((name) => `**/providers/${name}/**`), message: 'no target imports another' });

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', 'cdk.out/**', '**/*.js', '**/*.mjs', '**/*.cjs'] },
  {
    files: ['**/*.ts'], extends: [tseslint.configs.base], languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: false, argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { boolean: true } }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false, fixStyle: 'separate-type-imports' }],
      eqeqeq: 'error', 'no-console': 'error',
    },
  },
  // The layers: each room knows only what stands before it (docs/architecture.md).
  { files: ['lib/diagnostics/**', 'lib/quantity/**', 'lib/lowered/**'], rules: no({ group: ['**/spec/**', '**/compiler/**', '**/providers/**', '**/cli/**', ...vendors] }) },
  { files: ['lib/spec/**'], rules: no({ group: ['**/plan/**', '**/compiler/**', '**/providers/**', '**/cli/**', ...vendors] }) },
  { files: ['lib/plan/**', 'lib/security/**'], rules: no({ group: ['**/compiler/**', '**/providers/**', '**/cli/**', ...vendors] }) },
  { files: ['lib/compiler/**', 'lib/source/**', 'lib/builder/**', 'lib/asset/**'], rules: no({ group: ['**/cli/**', ...vendors] }) },
  ...targets.flatMap((name) => [
    { files: [`lib/providers/${name}/**`], rules: no(others(name)) },
    {
      files: [`lib/providers/${name}/lower/**`, `lib/providers/${name}/document/**`, `lib/providers/${name}/catalog/**`],
      rules: no(others(name), { group: ['**/bind', '**/constructs/**', '**/bind.js'] }, { group: vendors, allowTypeImports: true, message: 'lowering is pure: import type only' }),
    },
  ]),
);
