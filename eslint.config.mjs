import next from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';
import tseslint from 'typescript-eslint';

const formatting =
  'Browsers lack the words of Kyrgyz, Tajik and Turkmen: use lib/text/format, which is the same on both sides.';

/** What React's compiler would refuse is looked for by oxlint (.oxlintrc.json), in native code: most of the time went there. */
const rulesOfTheCompiler = [
  'config',
  'error-boundaries',
  'gating',
  'globals',
  'immutability',
  'incompatible-library',
  'preserve-manual-memoization',
  'purity',
  'refs',
  'set-state-in-effect',
  'set-state-in-render',
  'static-components',
  'unsupported-syntax',
  'use-memo',
];

const impureInAsyncComponents = [
  'FunctionDeclaration[async=true][id.name=/^[A-Z]/]',
  'VariableDeclarator[id.name=/^[A-Z]/] > ArrowFunctionExpression[async=true]',
].map((component) => ({
  selector: `${component} CallExpression[callee.object.name=/^(Date|Math|performance)$/][callee.property.name=/^(now|random)$/]`,
  message: 'A component gives the same each time: read the clock, or draw lots, outside of it.',
}));

/** What a hook is given calls a function of the component above the line that declares it. */
const declaredFirst = {
  create: (context) => ({
    FunctionDeclaration(node) {
      const inside = node.parent.type === 'BlockStatement' ? node.parent.parent : null;
      const name = inside?.id?.name ?? inside?.parent?.id?.name ?? '';
      if (!/^([A-Z]|use[A-Z])/.test(name)) return;
      const own = context.sourceCode
        .getDeclaredVariables(node)
        .find((variable) => variable.name === node.id.name);
      for (const { identifier } of own?.references ?? []) {
        const above = identifier.range[0] < node.range[0];
        const outer = above ? context.sourceCode.getAncestors(identifier) : [];
        if (outer.some(({ type, callee }) => type === 'CallExpression' && /^use[A-Z]/.test(callee.name)))
          context.report({ node: identifier, message: `Declare ${node.id.name} above its first use.` });
      }
    },
  }),
};

const rulesOfReact = next
  .flatMap(({ rules = {} }) => Object.keys(rules))
  .filter((rule) => /^react(-hooks)?\//.test(rule));

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.data/**',
      'node_modules/**',
      'prisma/generated/**',
      'public/**',
      'next-env.d.ts',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  ...next,
  ...nextTypescript,
  {
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'import/no-anonymous-default-export': 'off',
      ...Object.fromEntries(rulesOfTheCompiler.map((rule) => [`react-hooks/${rule}`, 'off'])),
    },
  },
  {
    // What the compiler finds and oxlint does not; the clock in async components is below.
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    plugins: { cascade: { rules: { 'declared-first': declaredFirst } } },
    rules: { 'cascade/declared-first': 'error' },
  },
  {
    // What a browser may run.
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[object.name='Intl']", message: formatting },
        {
          selector: 'CallExpression[callee.property.name=/^toLocale(Date|Time)?String$/]',
          message: formatting,
        },
        { selector: 'CallExpression[callee.name=/^(useFormatter|getFormatter)$/]', message: formatting },
        ...impureInAsyncComponents,
      ],
    },
  },
  {
    // What needs to know types is looked for by oxlint (.oxlintrc.json), in native code.
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    // No React here: its rules would compile each file to find none.
    files: ['lib/**', 'scripts/**', 'prisma/**', 'e2e/**'],
    rules: Object.fromEntries(rulesOfReact.map((rule) => [rule, 'off'])),
  },
  {
    // Programs on a terminal.
    files: ['scripts/**', 'prisma/seed/**', 'e2e/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'e2e/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
