import { expect, test } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.mjs';

const scripts = (options: Partial<Parameters<typeof contentSecurityPolicy>[0]>) =>
  contentSecurityPolicy({ sources: ['nonce-x'], ...options })
    .split('; ')
    .find((directive) => directive.startsWith('script-src '));

test('WebAssembly runs only where a page asks for it, and never anything from a text', () => {
  expect(scripts({})).toBe("script-src 'self' 'nonce-x' 'strict-dynamic'");
  expect(scripts({ wasm: true })).toBe("script-src 'self' 'nonce-x' 'strict-dynamic' 'wasm-unsafe-eval'");
});
