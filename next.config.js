import createNextIntlPlugin from 'next-intl/plugin';

/** Pages that need no account. They are rendered once per language, under /en and /ru, and served without it. */
const publicPages = [
  '/sign-in',
  '/forgot-password',
  '/check-mail',
  '/link',
  '/activate',
  '/reset-password',
  '/verify',
  '/verify/:code',
];

/** The reader's choice, else what the browser asks for, else English. */
const languages = [
  { has: [{ type: 'cookie', key: 'language', value: 'ru' }], language: 'ru' },
  { has: [{ type: 'cookie', key: 'language', value: 'en' }], language: 'en' },
  { has: [{ type: 'header', key: 'accept-language', value: '[rR][uU].*' }], language: 'ru' },
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
  // There are two root layouts, so a page that does not exist belongs to neither.
  experimental: { globalNotFound: true },
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
      beforeFiles: publicPages.flatMap((source) =>
        languages.map(({ has, language }) => ({ source, has, destination: `/${language}${source}` })),
      ),
      afterFiles: [],
      fallback: [],
    };
  },
};

export default createNextIntlPlugin('./app/i18n.ts')(config);
