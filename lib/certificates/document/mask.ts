import { encode } from 'uqr';

/** What a mask turns over: the modules of the data in row y and column x where this is 0 (ISO/IEC 18004, 7.8.2). */
const masks: readonly ((x: number, y: number) => number)[] = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

/** The bits that name a mask beside the level of correction, with their own correction: a line of them under XOR. */
function formatOf(mask: number): number {
  let rest = mask;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  return (mask << 10) | rest;
}

/** Where bit i of the format stands, twice. */
function formatPlaces(i: number, size: number): [first: number, second: number] {
  const at = (x: number, y: number) => y * size + x;
  const second = i < 8 ? at(size - 1 - i, 8) : at(8, size - 15 + i);
  if (i < 6) return [at(8, i), second];
  if (i < 9) return [[at(8, 7), at(8, 8), at(7, 8)][i - 6] ?? 0, second];
  return [at(14 - i, 8), second];
}

/** The runs of one colour in a line, white first; the longest line of the largest code has room. */
const runs = new Int32Array(180);

/** The penalty of one row or column: runs of five and more, and what looks like the corner of a code. */
function lineScore(modules: Uint8Array, size: number, start: number, step: number): number {
  let score = 0;
  let count = 0;
  let colour = 0;
  let run = 0;
  for (let i = 0, at = start; i < size; i++, at += step) {
    if (modules[at] === colour) {
      run++;
      continue;
    }
    if (run >= 5) score += run - 2;
    runs[count++] = run;
    colour = 1 - colour;
    run = 1;
  }
  if (run >= 5) score += run - 2;
  runs[count++] = run;
  if (colour === 1) runs[count++] = 0;
  // Before a line begins and behind its end all is white.
  runs[0] = at(0) + size;
  runs[count - 1] = at(count - 1) + size;
  for (let white = 6; white < count; white += 2) {
    const unit = at(white - 1);
    if (at(white - 2) !== unit || at(white - 3) !== 3 * unit) continue;
    if (at(white - 4) !== unit || at(white - 5) !== unit) continue;
    const after = at(white);
    const before = at(white - 6);
    if (after >= 4 * unit && before >= unit) score += 40;
    if (before >= 4 * unit && after >= unit) score += 40;
  }
  return score;
}

const at = (index: number): number => runs[index] ?? 0;

function scoreOf(modules: Uint8Array, size: number): number {
  let score = 0;
  let dark = 0;
  for (let line = 0; line < size; line++)
    score += lineScore(modules, size, line * size, 1) + lineScore(modules, size, line, size);
  for (let y = 0; y < size; y++) {
    const below = y + 1 < size ? size : 0;
    let left = 9;
    for (let x = 0, place = y * size; x < size; x++, place++) {
      const here = modules[place] ?? 0;
      dark += here;
      // Squares of four of one colour; in the last row there are none.
      const column = below === 0 ? 9 : here + (modules[place + below] ?? 0);
      if (left === column && (column === 0 || column === 2)) score += 3;
      left = column;
    }
  }
  const total = size * size;
  return score + (Math.ceil(Math.abs(dark * 20 - total * 10) / total) - 1) * 10;
}

/** By size: which data modules each mask turns over, and of which its format is. They are few and always the same. */
const changes = new Map<number, Uint8Array[]>();

function changesOf(size: number, types: readonly (readonly number[])[]): Uint8Array[] {
  const known = changes.get(size);
  if (known) return known;
  const made = masks.map((mask, number) => {
    const turned = new Uint8Array(size * size);
    for (let at = 0; at < turned.length; at++) {
      const [x, y] = [at % size, Math.floor(at / size)];
      if (types[y]?.[x] === 0 && mask(x, y) === 0) turned[at] = 1;
    }
    for (let i = 0; i < 15; i++)
      if ((formatOf(number) >>> i) & 1) for (const at of formatPlaces(i, size)) turned[at] = 1;
    return turned;
  });
  changes.set(size, made);
  return made;
}

function flat(rows: readonly (readonly boolean[])[], size: number): Uint8Array {
  const modules = new Uint8Array(size * size);
  let place = 0;
  for (const row of rows) for (const dark of row) modules[place++] = dark ? 1 : 0;
  return modules;
}

function turn(modules: Uint8Array, turned: Uint8Array): void {
  for (let place = 0; place < modules.length; place++)
    modules[place] = (modules[place] ?? 0) ^ (turned[place] ?? 0);
}

/**
 * The mask of the lowest penalty (ISO/IEC 18004, 7.8.3), the same as `encode` finds when none is named: papers that are out
 * keep their bytes. It is found in a fraction of the time, because a batch asks for it once a paper.
 */
export function bestMask(text: string, shape: { minVersion: number; maxVersion: number }): number {
  const code = encode(text, { ecc: 'L', boostEcc: true, border: 0, ...shape, maskPattern: 0 });
  const { size, data, types } = code;
  const modules = flat(data, size);
  const turnedBy = changesOf(size, types);
  // The code came under the first of the masks.
  turn(modules, turnedBy[0] ?? modules);
  let best = 0;
  let least = Infinity;
  for (const [mask, turned] of turnedBy.entries()) {
    turn(modules, turned);
    const score = scoreOf(modules, size);
    turn(modules, turned);
    if (score >= least) continue;
    best = mask;
    least = score;
  }
  return best;
}
