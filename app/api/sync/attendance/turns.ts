type TurnLimits = {
  /** So many are worked on at once. */
  atOnce: number;
  /** Nobody waits longer for a turn. */
  patienceMs: number;
};

/**
 * Works for so many at once, in the order of coming, and each at full speed: a hall of phones served all at once would make
 * everybody as late as the last of them. Who has waited too long for a turn is told, while there is time to come again.
 */
export function createTurns({ atOnce, patienceMs }: TurnLimits) {
  let running = 0;
  const queue: (() => void)[] = [];

  /** True: it is your turn. */
  function turn(): Promise<boolean> {
    if (running < atOnce) {
      running += 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const begin = () => {
        clearTimeout(patience);
        resolve(true);
      };
      const patience = setTimeout(() => {
        queue.splice(queue.indexOf(begin), 1);
        resolve(false);
      }, patienceMs);
      queue.push(begin);
    });
  }

  return {
    /** What the work gives, or null when its turn did not come in time: then nothing of it was done. */
    async inTurn<T>(work: () => Promise<T>): Promise<T | null> {
      if (!(await turn())) return null;
      try {
        return await work();
      } finally {
        const next = queue.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
