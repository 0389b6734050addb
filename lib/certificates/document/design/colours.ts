/** Colours of a paper, each `#rrggbb`. */
export type Colours = { accent: string; text: string; paper: string };

const channels = (colour: string): [number, number, number] => {
  const value = parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

/** Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How well one colour stands out from another, 1 to 21 (WCAG 2.2, 1.4.3). */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** What letters on a paper need. */
const LEAST_CONTRAST = 4.5;
/** A paper as dark as this, or darker, would drink the ink of every printer. */
const LEAST_LUMINANCE = 0.7;

type ColourProblem = { colour: keyof Colours; code: 'COLOUR_FAINT' | 'COLOUR_DARK_PAPER' };

/** What cannot be read: accent or text too much like the paper, or a paper that is no light one. */
export function colourProblems({ accent, text, paper }: Colours): ColourProblem[] {
  if (luminance(paper) < LEAST_LUMINANCE) return [{ colour: 'paper', code: 'COLOUR_DARK_PAPER' }];
  return (['accent', 'text'] as const)
    .filter((colour) => contrast({ accent, text }[colour], paper) < LEAST_CONTRAST)
    .map((colour) => ({ colour, code: 'COLOUR_FAINT' }));
}

/** The text's colour for what matters less: as near to the paper as can still be read. */
export function softened({ text, paper }: Colours): string {
  const [from, to] = [channels(text), channels(paper)];
  for (let share = 0.3; share > 0; share -= 0.05) {
    const mixed = from.map((channel, i) => Math.round(channel + ((to[i] ?? 0) - channel) * share));
    const colour = `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
    if (contrast(colour, paper) >= LEAST_CONTRAST) return colour;
  }
  return text;
}
