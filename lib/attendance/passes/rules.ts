import { sha256 } from '@/lib/text/sha256';

/** Of a SHA-256 in base64url: 132 bits, far beyond what could be met by chance. */
const hashLetters = 22;

/** A badge's address, an invitation's, or the code alone. Which office an address names does not matter: the code's seal does. */
const ofAddress = /\/(?:badge|invitation)\/([\w-]{43})\/?(?:[?#].*)?$/;
const bare = /^[\w-]{43}$/;

/** The keys of a Russian keyboard that give other letters on an English one, in the same order. */
const russian = 'йцукенгшщзхъфывапролджэячсмитьбюЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ.,';
const english = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,.QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>/?';

/** What a reader that types keys, and knows no other keyboard than the English one, meant on a computer set to Russian. */
const asTypedInEnglish = (text: string): string =>
  [...text].map((letter) => english[russian.indexOf(letter)] ?? letter).join('');

/** The code that a scanned or typed text holds, as it is hashed; null where it can be no badge and no invitation of an office. */
export function codeInText(text: string): string | null {
  const typed = text.trim();
  const meant = /[а-яё]/i.test(typed) ? asTypedInEnglish(typed) : typed;
  return ofAddress.exec(meant)?.[1] ?? bare.exec(meant)?.[0] ?? null;
}

/** By what a code is known without being told: the same in a browser and at the office. */
export async function passHash(code: string): Promise<string> {
  const bytes = new TextEncoder().encode(code);
  // A browser has it on https only; an office on a local network may have none.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  const digest = subtle ? await subtle.digest('SHA-256', bytes) : sha256(bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, hashLetters);
}
