import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const tests = ['**/*.test.ts', '**/*.test.tsx', '**/*.fixture.ts', 'e2e/**', 'server/testing/**']
const chinese = '/[\\u3400-\\u9fff]/'

/** Words for people live in the catalogues (contract/words), in every language, never in code. */
const noWordsInCode = [
  `Literal[value=${chinese}]`, `TemplateElement[value.raw=${chinese}]`, `JSXText[value=${chinese}]`,
].map((selector) => ({ selector, message: 'Words for people belong in contract/words/<language>/.' }))

/** Rules get the time, ids and chance from their context, so that they can be tested and replayed. */
const noClockInRules = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'The time is context.now.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The time is context.now.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Chance and ids come from the context.' },
]

export default tseslint.config(
  { ignores: ['node_modules/', '.next*/', 'prisma/generated/', 'next-env.d.ts', 'test-results/', 'playwright-report/'] },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.base],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-array-delete': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['{app,contract,domain,server}/**/*.{ts,tsx}'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...noWordsInCode] },
  },
  {
    files: ['domain/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...noWordsInCode, ...noClockInRules] },
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'react-hooks/purity': 'error',
      'react-hooks/immutability': 'error',
      'react-hooks/static-components': 'error',
      'react-hooks/set-state-in-render': 'error',
      'react-hooks/error-boundaries': 'error',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: { 'no-unused-vars': 'error', 'no-var': 'error', 'prefer-const': 'error', eqeqeq: 'error' },
  },
)
