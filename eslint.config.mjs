import tseslint from 'typescript-eslint';

// Functions of a module's tests stand inside `describe`, so only the program's are counted.
const PROGRAM = ['src/**/*.ts'];
const TESTS = ['**/*.spec.ts', 'test/**/*.ts'];

export default tseslint.config(
  { ignores: ['dist/', 'var/', 'node_modules/', 'templates/', 'data/', 'coverage/'] },
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      'prefer-const': 'error',
    },
  },
  { files: PROGRAM, ignores: TESTS, rules: { 'max-lines-per-function': ['error', { max: 30 }] } },
  { files: TESTS, rules: { 'no-console': 'off' } },
);
