/** How a result sounds and feels, for whoever looks at the people and not at the phone. */
export type Signal = 'hit' | 'ask' | 'miss';

type Tone = { hertz: number; fromMs: number; ms: number };

/** Rising, level, low: told apart by ear in a noisy hall. */
const tones: Record<Signal, { wave: OscillatorType; notes: Tone[] }> = {
  hit: { wave: 'sine', notes: [tone(880, 0, 90), tone(1320, 100, 140)] },
  ask: { wave: 'triangle', notes: [tone(660, 0, 100), tone(660, 180, 100)] },
  miss: { wave: 'square', notes: [tone(196, 0, 380)] },
};

function tone(hertz: number, fromMs: number, ms: number): Tone {
  return { hertz, fromMs, ms };
}

const shakes: Record<Signal, number[]> = { hit: [60], ask: [60, 80, 60], miss: [250] };

/** Loud enough beside people who talk. */
const loudness = 0.35;

const key = 'scan-sound';

/** Whether the person at this device wants to hear it; remembered. A browser that remembers nothing sounds. */
export function isMuted(): boolean {
  try {
    return localStorage.getItem(key) === 'off';
  } catch {
    return false;
  }
}

export function rememberMuted(muted: boolean): void {
  try {
    localStorage.setItem(key, muted ? 'off' : 'on');
  } catch {
    // It holds as long as the page.
  }
}

/** Opens the phone's voice. Browsers let a page sound only once it has been touched: `wake` is called at each touch. */
export function openSignals() {
  let context: AudioContext | null = null;
  const wake = () => {
    try {
      context ??= new AudioContext();
      void context.resume().catch(() => undefined);
    } catch {
      // No sound on this device: what is seen and felt is left.
    }
  };
  wake();
  return {
    wake,
    give(signal: Signal, muted: boolean) {
      navigator.vibrate?.(shakes[signal]);
      if (!context || muted) return;
      void context.resume().catch(() => undefined);
      for (const { hertz, fromMs, ms } of tones[signal].notes) {
        const [voice, volume] = [context.createOscillator(), context.createGain()];
        const [from, to] = [context.currentTime + fromMs / 1000, context.currentTime + (fromMs + ms) / 1000];
        voice.type = tones[signal].wave;
        voice.frequency.value = hertz;
        // A square wave is louder than it looks; the end fades, or it clicks.
        volume.gain.setValueAtTime(voice.type === 'square' ? loudness / 2 : loudness, from);
        volume.gain.exponentialRampToValueAtTime(0.001, to);
        voice.connect(volume).connect(context.destination);
        voice.start(from);
        voice.stop(to);
      }
    },
    close: () => void context?.close().catch(() => undefined),
  };
}
