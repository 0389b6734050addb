/** Numbers between 0 and 1, the same for the same seed. */
export function chance(seed: number) {
  let state = seed >>> 0 || 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    next,
    below: (end: number) => Math.floor(next() * end),
    one: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T,
    often: (share: number) => next() < share,
  };
}

export type Chance = ReturnType<typeof chance>;
