import { shownName, type Names } from '@/lib/people/names/rules';
import { inLanguage } from '@/lib/text/in-language';
import type { Day } from '@/lib/time/day';
import type { Language } from '@/prisma/generated/enums';
import type { PictureBox } from './drawing/rules';

export type PictureRun = {
  id: string;
  code: string;
  titleEn: string;
  titleRu: string | null;
  startsOn: Day;
  endsOn: Day;
  cityEn: string;
  cityRu: string | null;
  sensitive: boolean;
  completed: number;
};
export type PictureLink = { from: string; to: string; personId: string };
export type PicturePerson = Names & { id: string };

type Facts = {
  runs: readonly PictureRun[];
  links: readonly PictureLink[];
  /** Those who taught the runs: given where the picture leads upward. */
  trainers: readonly { runId: string; personId: string }[];
  people: readonly PicturePerson[];
};

export type PictureWords = {
  language: Language;
  dates: (run: PictureRun) => string;
  completed: (count: number) => string;
  others: (count: number) => string;
  unnamed: (count: number) => string;
};

/**
 * The boxes of a picture, each run once: below the first run, in the order of the runs, that leads to it. Between a run
 * and the next stands the person who leads from one to the other; where several do, the first by name and the others
 * are counted.
 */
export function boxesOf(root: PictureBox, facts: Facts, words: PictureWords): PictureBox {
  const place = new Map(facts.runs.map(({ id }, index) => [id, index]));
  const names = new Map(facts.people.map((person) => [person.id, shownName(person)]));
  const nameOf = (id: string) => names.get(id) ?? '';
  const byName = (a: string, b: string) => compare(nameOf(a), nameOf(b)) || compare(a, b);
  const ordered = [...facts.links].sort(
    (a, b) =>
      (place.get(a.from) ?? 0) - (place.get(b.from) ?? 0) ||
      byName(a.personId, b.personId) ||
      (place.get(a.to) ?? 0) - (place.get(b.to) ?? 0),
  );
  // The runs come by distance, so the first that leads to one is nearer to the root than it.
  const parent = new Map<string, PictureLink>();
  for (const each of ordered) {
    const nearer = (place.get(each.from) ?? 0) < (place.get(each.to) ?? 0);
    if (nearer && !parent.has(each.to)) parent.set(each.to, each);
  }

  const boxOf = (run: PictureRun): PictureBox => {
    const below = facts.runs.filter(({ id }) => parent.get(id)?.from === run.id);
    const leading = [...new Set(below.map(({ id }) => parent.get(id)?.personId ?? ''))].sort(byName);
    const all = facts.trainers.filter(({ runId }) => runId === run.id).map(({ personId }) => personId);
    const alone = all.filter((id) => !leading.includes(id)).sort(byName);
    const who = (id: string) => (run.sensitive ? words.unnamed(1) : nameOf(id));
    const persons = leading.map((id): PictureBox => ({
      kind: 'PERSON',
      texts: [who(id)],
      below: below.filter((each) => parent.get(each.id)?.personId === id).map(boxOf),
    }));
    const upward = facts.trainers.length > 0;
    const rest = run.completed - leading.length;
    const others: PictureBox[] = upward
      ? alone.map((id) => ({ kind: 'PERSON', texts: [who(id)], below: [] }))
      : rest > 0 && leading.length > 0
        ? [{ kind: 'OTHERS', texts: [words.others(rest)], below: [] }]
        : [];
    return {
      kind: 'RUN',
      texts: [
        inLanguage(words.language, run.titleEn, run.titleRu),
        `${run.code} · ${inLanguage(words.language, run.cityEn, run.cityRu)}`,
        words.dates(run),
        words.completed(run.completed),
      ],
      below: [...persons, ...others],
    };
  };
  return { ...root, below: facts.runs.filter(({ id }) => !parent.has(id)).map(boxOf) };
}

/** By code unit: the same everywhere, whatever the machine's language. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
