/**
 * Which folder may import which: the table of docs/architecture.md. `server/cli/layers.test.ts` plants one violation of
 * every rule and expects it to be found.
 */
const tests = '\\.(test|fixture)\\.tsx?$|^server/testing/|^e2e/|^bench/'
const database = '^prisma/generated/|(^|/)node_modules/(@prisma/|prisma/|@libsql/|libsql/|pg/)'

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one thought in two places.',
    severity: 'error',
    from: { pathNot: '(^|/)node_modules/|^prisma/generated/' },
    to: { circular: true },
  },
  {
    name: 'domain-is-pure',
    comment: 'Rules know nothing of clocks, sockets, frameworks or databases; only the working-day calendar has a library.',
    severity: 'error',
    from: { path: '^domain/', pathNot: tests },
    to: { pathNot: '^domain/|(^|/)node_modules/chinese-days/' },
  },
  {
    name: 'calendar-library-in-calendar',
    severity: 'error',
    from: { path: '^domain/', pathNot: `^domain/calendar/|${tests}` },
    to: { path: '(^|/)node_modules/chinese-days/' },
  },
  {
    name: 'contract-knows-domain-and-zod',
    severity: 'error',
    from: { path: '^contract/', pathNot: tests },
    to: { pathNot: '^contract/|^domain/|(^|/)node_modules/(zod|yjs)/' },
  },
  {
    name: 'shared-text-types-in-one-file',
    severity: 'error',
    from: { path: '^contract/', pathNot: `^contract/shared-text\\.ts$|${tests}` },
    to: { path: '(^|/)node_modules/yjs/' },
  },
  {
    name: 'server-does-not-know-pages',
    severity: 'error',
    from: { path: '^server/' },
    to: { path: '^app/|^e2e/|^bench/' },
  },
  {
    name: 'only-main-loads-the-demo',
    severity: 'error',
    from: { path: '^(server|app|domain|contract)/', pathNot: `^server/main\\.ts$|${tests}` },
    to: { path: '^prisma/seed/' },
  },
  {
    name: 'database-only-in-store',
    comment: 'Prisma and SQL stay in server/store; others take typed handles from it.',
    severity: 'error',
    from: { path: '^(app|bench|contract|domain|e2e|prisma/seed|server)/', pathNot: '^server/store/' },
    to: { path: database },
  },
  {
    name: 'pages-read-through-queries',
    comment: 'Next bundles its own copies of modules: a page that imports the command side would get a second, dead one.',
    severity: 'error',
    from: { path: '^app/', pathNot: tests },
    to: { path: '^(server|prisma|e2e|bench)/', pathNot: '^server/(queries|identity)/' },
  },
  {
    name: 'seeds-act-like-people',
    comment: 'Demo records come from commands, so that they have their history.',
    severity: 'error',
    from: { path: '^prisma/seed/', pathNot: '[.]test[.]ts$' },
    to: { path: '^app/|^e2e/|^server/store/' },
  },
  {
    name: 'end-to-end-from-outside',
    comment: 'What e2e knows, a person or their browser could know. The network between them is nobody’s.',
    severity: 'error',
    from: { path: '^e2e/' },
    to: { path: '^(app|server|prisma)/', pathNot: '^prisma/seed/|^server/testing/tcp-proxy\\.ts$' },
  },
  {
    name: 'test-tools-only-in-tests',
    severity: 'error',
    from: { pathNot: `${tests}|(^|/)node_modules/|^(vitest|playwright)\\.config\\.ts$|^(eslint\\.config\\.js|\\.dependency-cruiser\\.mjs|server/cli/browser\\.mjs)$` },
    to: { path: '\\.(test|fixture)\\.tsx?$|^server/testing/|(^|/)node_modules/(vitest|fast-check|@playwright/test)/' },
  },
  {
    name: 'nothing-unresolved',
    severity: 'error',
    from: { pathNot: '(^|/)node_modules/|^prisma/generated/' },
    // pdfmake's types live in a package of their own
    to: { couldNotResolve: true, pathNot: '^pdfmake/interfaces$' },
  },
]

/** @type {import('dependency-cruiser').IConfiguration & { forbidden: typeof forbidden }} */
export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules|^prisma/generated/' },
    exclude: { path: '(^|/)\\.next|next-env\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
}
