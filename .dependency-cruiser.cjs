/**
 * The one-way rules of the design, and their only owner. `npm run boundaries` checks them; each message says
 * what to do instead.
 *
 * app → components → lib. Inside lib a domain imports only from those to its left, and the foundations under
 * all of them import from no domain.
 */
const domains = [
  'people',
  'programmes',
  'courses',
  'qualifications',
  'runs',
  'enrolments',
  'attendance',
  'assessment',
  'certificates',
  'reports',
];
const foundations = ['auth', 'db', 'jobs', 'mail', 'audit', 'time', 'text', 'files', 'errors', 'env'];
const anyOf = (names) => `(${names.join('|')})`;
const test = '(\\.test\\.tsx?$|/testing/)';

/** What touches the world: the database, the network, the disk, other processes. */
const inputOutput = [
  '^lib/db/',
  '/(queries|commands)\\.ts$',
  '^prisma/generated/(?!enums\\.ts)',
  '^node_modules/(@prisma|pg|graphile-worker|nodemailer|pino|next|next-auth|react)/',
  '^(node:)?(fs|fs/promises|net|http|https|tls|child_process|worker_threads|dgram|dns)$',
];

const leftwards = domains.slice(0, -1).map((domain, place) => ({
  name: `lib-leftwards-${domain}`,
  severity: 'error',
  comment:
    `lib/${domain} is to the left of what it imports. Move what both need to the left-hand domain, or let the ` +
    'right-hand one (or the page) bring the two together.',
  from: { path: `^lib/${domain}/` },
  to: { path: `^lib/${anyOf(domains.slice(place + 1))}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...leftwards,
    {
      name: 'lib-foundations',
      severity: 'error',
      comment:
        'The foundations know no domain. Pass in what they need, or move the code to the domain that it is about.',
      from: { path: `^lib/${anyOf(foundations)}/` },
      to: { path: `^lib/${anyOf(domains)}/` },
    },
    {
      name: 'lib-known-folders',
      severity: 'error',
      comment:
        'A new folder of lib has no place in the order yet. Give it one in .dependency-cruiser.cjs, or use an existing one.',
      from: {},
      to: { path: '^lib/', pathNot: `^lib/${anyOf([...domains, ...foundations])}/` },
    },
    {
      name: 'lib-knows-no-screen',
      severity: 'error',
      comment:
        'lib serves pages, jobs, the seed and scripts alike. Return a value and let the page or the component show it.',
      from: { path: '^lib/' },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'lib-knows-no-framework',
      severity: 'error',
      comment: 'lib knows no React and no Next (lib/auth excepted). Pass in what comes from the request.',
      from: { path: '^lib/', pathNot: '^lib/auth/' },
      to: { path: '^node_modules/(react|react-dom|next|next-auth|next-intl|next-safe-action|@base-ui)/' },
    },
    {
      name: 'components-know-no-page',
      severity: 'error',
      comment:
        'A component is used by pages, never the other way round. Move the shared part to components/.',
      from: { path: '^components/' },
      // Actions are how a form calls the server: a component may be given one, not fetch it.
      to: { path: '^app/' },
    },
    {
      name: 'nothing-imports-app',
      severity: 'error',
      comment: 'app/ is the outermost layer: only app/ imports from it.',
      from: {
        pathNot: ['^app/', '^(proxy|instrumentation)', '^next\\.config', test, '^components/', '^lib/'],
      },
      to: { path: '^app/' },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      comment:
        'components/ui is the same in every product. What knows a run or a person goes to components/<domain>.',
      from: { path: '^components/ui/' },
      to: { path: [`^lib/${anyOf(domains)}/`, '^components/(?!ui/)'] },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment:
        'rules.ts says what is true of facts that it is given: nothing with I/O, not even through another file. ' +
        'Load the facts in queries.ts or commands.ts and pass them in. A shared type goes to types.ts; enums come from @/prisma/generated/enums.',
      from: { path: '^lib/.*/rules\\.ts$' },
      to: { reachable: true, path: inputOutput },
    },
    {
      name: 'forms-carry-no-alphabets',
      severity: 'error',
      comment:
        'Every script of the world weighs 200 KB: a form must not bring it to the browser. Fold on the server, or by ' +
        'lib/text/names/regional.',
      // Of a merge the form has only the type.
      from: { path: '^lib/.*/schema\\.ts$', pathNot: '^lib/certificates/merges/' },
      to: { reachable: true, path: '^node_modules/any-ascii/' },
    },
    {
      name: 'schema-goes-to-the-browser',
      severity: 'error',
      comment: 'schema.ts is also the form of the browser: zod, rules and enums only.',
      from: { path: '^lib/.*/schema\\.ts$' },
      to: { reachable: true, path: inputOutput },
    },
    {
      name: 'queries-change-nothing',
      severity: 'error',
      comment: 'A query does not import a command. What both need is a rule, or a query of its own.',
      from: { path: '^lib/.*/queries\\.ts$' },
      to: { path: '/commands\\.ts$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or hide a third that both should import.',
      from: { pathNot: '^prisma/generated/' },
      to: { circular: true, viaOnly: { pathNot: '^prisma/generated/' } },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      comment: 'Code that ships does not import tests or their tools.',
      // The torture is itself a test, on a machine that is killed meanwhile.
      from: { pathNot: [test, '^e2e/', '^vitest\\.config', '^scripts/torture/'] },
      to: { path: [test, '^e2e/'] },
    },
    {
      name: 'commands-start-without-packages',
      severity: 'error',
      comment:
        'On a fresh machine this file is read before the packages are installed. Import the package inside the function ' +
        'that needs it: `const { build } = await import(…)`.',
      from: {
        path: '^scripts/((start|test|dev|torture)\\.mjs$|setup/|torture/.*\\.mjs$)',
        pathNot: [test, '/leash\\.mjs$'],
      },
      to: { path: '^node_modules/', dynamic: false },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      comment:
        'This package is not there in production. Move it to "dependencies" in package.json, or do without.',
      from: {
        path: '^(app|components|lib|prisma/seed|scripts/(setup/|start|dev|migrate|run))',
        pathNot: test,
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'declared-packages-only',
      severity: 'error',
      comment: 'Import only what package.json names: what comes along with another package may go with it.',
      from: { path: '^(app|components|lib|prisma/seed|e2e)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'not-found',
      severity: 'error',
      comment: 'This import leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: '(node_modules|^prisma/generated)' },
    exclude: { path: '^(\\.next|\\.data|node_modules/(?!.*\\.(js|mjs|cjs|ts|json)$))' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['react-server', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.css', '.d.ts'],
    },
  },
};
