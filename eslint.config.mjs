import next from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';
import tseslint from 'typescript-eslint';

const formatting =
  'Browsers lack the words of Kyrgyz, Tajik and Turkmen: use lib/text/format, which is the same on both sides.';

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
    },
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
