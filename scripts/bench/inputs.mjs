/**
 * Runs in the page that is measured: how long it takes from an input, by the browser's own clock of it, to the end of the
 * frame that shows what came of it. Nothing outside of the function is known there.
 */
export function watchInputs() {
  /** @type {number[]} */
  const durations = [];
  /** @type {Promise<number> | undefined} */
  let answer;
  const inputs = {
    durations,
    /** @param {string} type @param {string | { text: string }} shown a selector, or what stands in the search */
    watch(type, shown) {
      const seen = () =>
        typeof shown === 'string'
          ? document.querySelector(shown) !== null
          : document.querySelector('input')?.value === shown.text;
      if (seen()) throw new Error(`${JSON.stringify(shown)} is there before`);
      answer = new Promise((resolve) => {
        const began = (/** @type {Event} */ event) => {
          const frame = () =>
            requestAnimationFrame(() => {
              if (!seen()) return frame();
              // The first task after the frame's own work: it has been laid out and painted.
              const after = new MessageChannel();
              after.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
              after.port2.postMessage(null);
            });
          frame();
        };
        addEventListener(type, began, { capture: true, once: true });
      });
    },
    answered: () => answer,
  };
  Object.assign(globalThis, { inputs });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'click') durations.push(duration);
  }).observe(/** @type {any} */ ({ type: 'event', durationThreshold: 16 }));
}
