const key = 'cascade-device';

function platform(agent: string): string {
  const system = [
    ['Android', /Android/],
    ['iPhone', /iPhone/],
    ['iPad', /iPad/],
    ['Windows', /Windows/],
    ['Mac', /Mac OS/],
    ['Linux', /Linux/],
  ].find(([, pattern]) => (pattern as RegExp).test(agent))?.[0];
  const browser = [
    ['Edge', /Edg\//],
    ['Firefox', /Firefox|FxiOS/],
    ['Samsung', /SamsungBrowser/],
    ['Chrome', /Chrome|CriOS/],
    ['Safari', /Safari/],
  ].find(([, pattern]) => (pattern as RegExp).test(agent))?.[0];
  return [system, browser].filter(Boolean).join(' · ') || 'Browser';
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
