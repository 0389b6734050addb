import { nameTokens, skeleton, type NameToken } from './tokens';

/** How two names differ although they can be one person's. */
export type NameReason =
  | 'NAME_SAME'
  | 'NAME_ORDER_DIFFERS'
  | 'NAME_PATRONYMIC_MISSING'
  | 'NAME_PART_MISSING'
  | 'NAME_INITIALS'
  | 'NAME_SPELLED_OTHERWISE'
  | 'NAME_ONE_LETTER_OFF';

export type NameComparison = {
  compatible: boolean;
  reasons: NameReason[];
  /** 0 to 1: how much of the names agrees. 1 is the same words, whatever script and order. */
  score: number;
};

type Agreement = 'same' | 'spelling' | 'letter' | 'initial';

const worth: Record<Agreement, number> = { same: 1, spelling: 0.9, letter: 0.8, initial: 0.6 };
const different: NameComparison = { compatible: false, reasons: [], score: 0 };

/**
 * Whether two names, as written, can be the same person's: in another order or script, without the patronymic, with
 * initials, transliterated otherwise, with one letter wrong in a long word. That they can does not mean that they are.
 */
export function compatibleNames(a: string, b: string): NameComparison {
  return compareTokens(nameTokens(a), nameTokens(b));
}

/** The same for names already cut into words. */
export function compareTokens(a: NameToken[], b: NameToken[]): NameComparison {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length === 0 || many.length > 8) return different;
  if (few.length === 1 && many.length > 1) return different;
  if (sexesDiffer(a, b)) return different;
  const taken = new Map<NameToken, NameToken>();
  const agreements: Agreement[] = [];
  // Full words choose first, and each takes what agrees best, so that an initial never takes another word's place.
  for (const token of [...few].sort((x, y) => Number(x.initial) - Number(y.initial))) {
    const best = bestFor(
      token,
      many.filter((other) => !taken.has(other)),
      few.indexOf(token),
      many,
    );
    if (!best) return different;
    taken.set(best.other, token);
    agreements.push(best.agreement);
  }
  if (agreements.every((agreement) => agreement === 'initial')) return different;
  const extra = many.filter((token) => !taken.has(token));
  if (extra.length > 1) return different;
  return conclude(few, many, taken, agreements, extra);
}

function bestFor(token: NameToken, others: NameToken[], place: number, many: NameToken[]) {
  let best: { other: NameToken; agreement: Agreement; value: number } | null = null;
  for (const other of others) {
    const agreement = agree(token, other);
    if (!agreement) continue;
    // Between equals, the one at the same place: "Асан Асанов" has two that begin alike.
    const value = worth[agreement] + (many.indexOf(other) === place ? 0.01 : 0);
    if (!best || value > best.value) best = { other, agreement, value };
  }
  return best;
}

function agree(a: NameToken, b: NameToken): Agreement | null {
  if (a.initial || b.initial) return a.text.slice(0, 1) === b.text.slice(0, 1) ? 'initial' : null;
  if (a.text === b.text)
    return a.patronymic === b.patronymic || a.sex === b.sex || !a.sex || !b.sex ? 'same' : null;
  if (a.patronymic !== b.patronymic && a.sex && b.sex) return null;
  if (Math.abs(a.text.length - b.text.length) > 2 || endsOtherwise(a.text, b.text)) return null;
  const [x, y] = [skeleton(a.text), skeleton(b.text)];
  const shorter = Math.min(a.text.length, b.text.length);
  if (x === y && shorter >= 4 && distance(a.text, b.text, 2) <= (shorter >= 6 ? 2 : 1)) return 'spelling';
  return shorter >= 6 && distance(a.text, b.text, 1) <= 1 ? 'letter' : null;
}

/** An "a" more at the end makes a woman's name of a man's (Исаков, Исакова; Азиз, Азиза): not a slip of the pen. */
const endsOtherwise = (a: string, b: string) => a.endsWith('a') !== b.endsWith('a');

function sexesDiffer(a: NameToken[], b: NameToken[]): boolean {
  const [x, y] = [sexOf(a), sexOf(b)];
  return x !== null && y !== null && x !== y;
}

/** The patronymic says it surely; a family name's ending only where there is none. */
function sexOf(tokens: NameToken[]): NameToken['sex'] {
  const said =
    tokens.find((token) => token.patronymic && token.sex) ??
    tokens.find((token) => /(ov|ev|ova|eva)$/.test(token.text) && token.sex);
  return said?.sex ?? null;
}

function conclude(
  few: NameToken[],
  many: NameToken[],
  taken: Map<NameToken, NameToken>,
  agreements: Agreement[],
  extra: NameToken[],
): NameComparison {
  const reasons: NameReason[] = [];
  const order = many.flatMap((token) => taken.get(token) ?? []);
  if (order.some((token, i) => token !== few[i])) reasons.push('NAME_ORDER_DIFFERS');
  if (extra.length > 0) reasons.push(extra[0]?.patronymic ? 'NAME_PATRONYMIC_MISSING' : 'NAME_PART_MISSING');
  if (agreements.includes('initial')) reasons.push('NAME_INITIALS');
  if (agreements.includes('spelling')) reasons.push('NAME_SPELLED_OTHERWISE');
  if (agreements.includes('letter')) reasons.push('NAME_ONE_LETTER_OFF');
  if (reasons.length === 0) reasons.push('NAME_SAME');
  const sum = agreements.reduce((total, agreement) => total + worth[agreement], 0);
  const missing = extra.map((token): number => (token.patronymic ? 0.4 : 0.8)).reduce((a, b) => a + b, 0);
  return { compatible: true, reasons, score: sum / (agreements.length + missing) };
}

/** Letters to change, add, drop or swap with the neighbour, up to `most`; `most + 1` stands for more. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let twoAgo: number[] = [];
  let ago = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((ago[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (ago[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (twoAgo[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    [twoAgo, ago] = [ago, row];
  }
  return Math.min(ago[b.length] ?? 0, most + 1);
}
