import createNextIntlPlugin from 'next-intl/plugin';
import { contentSecurityPolicy } from './lib/env/content-security-policy.mjs';

/** Pages that need no account. They are rendered once per language, under /en and /ru, and served without it. */
const publicPages = [
  'sign-in',
  'forgot-password',
  'check-mail',
  'link',
  'activate',
  'reset-password',
  'verify',
];

/**
 * The policy of the pages that are drawn when the application is built: no inline script runs. After the build
 * scripts/csp-hashes.mjs puts in the hashes of those that each page has. Other pages get theirs from proxy.ts.
 */
const drawnPolicy = {
  key: 'Content-Security-Policy',
  value: contentSecurityPolicy({ sources: [], development: process.env.NODE_ENV !== 'production' }),
};

/** The reader's choice, else what the browser asks for, else English. */
const languages = [
  { has: [{ type: 'cookie', key: 'language', value: 'ru' }], language: 'ru' },
  { has: [{ type: 'cookie', key: 'language', value: 'en' }], language: 'en' },
  // The languages whose readers get Russian: as in lib/text/locale.
  {
    has: [
      { type: 'header', key: 'accept-language', value: '(ru|RU|Ru|ky|kk|uz|tg|tk|be|uk|hy|az)([^a-z].*)?' },
    ],
    language: 'ru',
  },
  { has: undefined, language: 'en' },
];

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  // Addresses hold certificate and sign-in codes: they are nobody else's to read.
  { key: 'Referrer-Policy', value: 'same-origin' },
  // The camera scans badges and certificates.
  { key: 'Permissions-Policy', value: 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks them in a tenth of the time, tests included; whoever only starts the application need not wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // There are two root layouts, so a page that does not exist belongs to neither.
    globalNotFound: true,
  },
  turbopack: { root: import.meta.dirname },
  // Native code, worker threads and files beside the code: to be loaded from node_modules as they are.
  serverExternalPackages: [
    '@e965/xlsx',
    '@myriaddreamin/typst-ts-node-compiler',
    '@node-rs/argon2',
    'graphile-worker',
    'pg',
    'pino',
  ],
  async headers() {
    return [
      { source: '/:path*', headers: securityHeaders },
      ...publicPages.map((page) => ({ source: `/${page}`, headers: [drawnPolicy] })),
      // What answers with data may say otherwise; a copy of it is kept nowhere.
      { source: '/api/:path*', headers: [{ key: 'Cache-Control', value: 'no-store' }] },
      {
        // Headers are fixed when the application is built, the public address when it is started. A request
        // that came by https says so, and a browser heeds this header on https only.
        source: '/:path*',
        has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
        headers: [{ key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' }],
      },
    ];
  },
  async rewrites() {
    return {
      // Every request walks this list: one pattern for all pages.
      beforeFiles: languages.map(({ has, language }) => ({
        source: `/:page(${publicPages.join('|')})`,
        has,
        destination: `/${language}/:page`,
      })),
      // Where those look who keep the certificates of more than one office.
      afterFiles: [
        { source: '/.well-known/cascade/certificates.pem', destination: '/certificates.pem' },
        // Where did:web looks (https://w3c-ccg.github.io/did-method-web/).
        { source: '/.well-known/did.json', destination: '/did.json' },
      ],
      fallback: [],
    };
  },
};

export default createNextIntlPlugin({
  requestConfig: './app/i18n.ts',
  // Messages are parsed when the application is built: no page carries the parser.
  experimental: { messages: { path: './messages', format: 'json', locales: ['en', 'ru'], precompile: true } },
})(config);
