import { refusal, type Refusal } from './outcome';

/** Reads a message of a zod issue back into a refusal; `path` is where it was found, joined by dots. */
export function refusalOfMessage(message: string, path?: string): Refusal {
  const [code = 'INVALID', ...pairs] = message.split('|');
  const params = Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [name, Number.isNaN(Number(value)) ? value : Number(value)];
    }),
  );
  return refusal(code, pairs.length > 0 ? params : undefined, path);
}
