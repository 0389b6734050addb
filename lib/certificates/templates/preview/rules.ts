import type { Refusal } from '@/lib/errors/outcome';

/** What a template is tried with first: what is longest, in each script, and the letters that typefaces lack most often. */
export const samplesShown = ['latin', 'cyrillic', 'letters', 'title'] as const;
export type SampleShown = (typeof samplesShown)[number];

type Names = { officialName: string | null; latinName: string | null };

/** Invented, for courses that nobody has come to yet. */
export const inventedNames: Record<Exclude<SampleShown, 'title'>, Names> = {
  latin: { officialName: null, latinName: 'Muhammadjonova Gulnozaxon Abdurahmonjon qizi' },
  cyrillic: {
    officialName: 'Абдыкеримова-Бейшеналиева Каныкей Жумабайовна',
    latinName: 'Abdykerimova-Beishenalieva Kanykei',
  },
  letters: {
    officialName: 'Ғуломқодирова Таңсулув Қаҳҳорҷон қизи Ўктамова',
    latinName: 'Ghulomqodirova Tangsuluv',
  },
};

/** The field of the form that a refusal of a paper is about; null where it is not the template that is wrong. */
export function fieldOf(path: string | undefined): string | null {
  if (path?.startsWith('design.words.')) return path.slice('design.'.length);
  return path?.startsWith('signatories.') ? path : null;
}

/** What is wrong beside the template's own fields, and what is wrong with the rest of the paper. */
export function partedProblems(refusals: readonly Refusal[]): { own: Refusal[]; other: Refusal[] } {
  const parted = { own: [] as Refusal[], other: [] as Refusal[] };
  for (const each of refusals) {
    const path = fieldOf(each.path);
    if (path === null) parted.other.push(each);
    else parted.own.push({ ...each, path });
  }
  return parted;
}
