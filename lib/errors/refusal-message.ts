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

/** A refusal as the message of a field: the same `CODE|name=value` form that the schemas give. */
export const refusalMessage = ({ code, params = {} }: Refusal): string =>
  [code, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)].join('|');
