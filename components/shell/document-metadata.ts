import type { Metadata, Viewport } from 'next';

/** Exported again as `metadata` and `viewport` by every root layout. */
export const documentMetadata: Metadata = {
  title: { default: 'Cascade', template: '%s · Cascade' },
  icons: { icon: '/icon.svg' },
  robots: { index: false, follow: false },
};

export const documentViewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#151b1f' },
  ],
};
