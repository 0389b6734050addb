import { getLocale, getTranslations } from 'next-intl/server';

/** What a phone needs to put the register among its applications, in the reader's language. */
export async function GET(): Promise<Response> {
  const [t, lang] = await Promise.all([getTranslations('register'), getLocale()]);
  const icon = (name: string, size: number, purpose: string) => ({
    ...{ src: `/${name}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose },
  });
  const manifest = {
    id: '/register',
    name: `${t('product')} · ${t('title')}`,
    short_name: t('product'),
    description: t('description'),
    lang,
    start_url: '/register',
    scope: '/register',
    display: 'standalone',
    background_color: '#f6f8f9',
    theme_color: '#0b5e74',
    icons: [
      icon('register-icon-192', 192, 'any'),
      icon('register-icon-512', 512, 'any'),
      icon('register-icon-maskable', 512, 'maskable'),
    ],
  };
  return Response.json(manifest, {
    headers: { 'content-type': 'application/manifest+json; charset=utf-8', 'cache-control': 'no-cache' },
  });
}
