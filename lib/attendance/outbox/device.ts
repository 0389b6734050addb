const key = 'cascade-device';

/** What a User-Agent says of the system and the browser; the first of each that it names. */
const systems = {
  Android: 'Android',
  iPhone: 'iPhone',
  iPad: 'iPad',
  Windows: 'Windows',
  'Mac OS': 'Mac',
  Linux: 'Linux',
};
const browsers = {
  ...{ 'Edg/': 'Edge', Firefox: 'Firefox', FxiOS: 'Firefox', SamsungBrowser: 'Samsung' },
  ...{ Chrome: 'Chrome', CriOS: 'Chrome', Safari: 'Safari' },
};

/** The system and the browser that a User-Agent names. */
export function platform(agent: string): string {
  const named = (names: Record<string, string>) =>
    Object.entries(names).find(([name]) => agent.includes(name))?.[1];
  return [named(systems), named(browsers)].filter(Boolean).join(' · ') || 'Browser';
}

/** This browser as the history of a mark names it: "Android · Chrome · 7f3a". The last part tells two phones apart. */
export function deviceName(): string {
  let id = '';
  try {
    id = localStorage.getItem(key) ?? '';
    if (!/^[0-9a-f]{4}$/.test(id)) {
      id = Array.from(crypto.getRandomValues(new Uint8Array(2)), (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join('');
      localStorage.setItem(key, id);
    }
  } catch {
    // Storage is refused: this visit has its own letters.
  }
  return `${platform(navigator.userAgent)} · ${id}`;
}
