import type { AgendaSession } from '@/lib/runs/sessions/queries';
import { minutesBetween } from '@/lib/runs/sessions/clock/rules';
import { trainerNames } from './days';

export type BlockWords = {
  title: string;
  kind: string;
  /** The day, for those who hear the block and do not see its column. */
  day: string;
  track: string | null;
  uncounted: string;
  mandatory: string;
  noTrainer: string;
};

/** Below these a block has room for four lines, for two, and for one. */
const MEDIUM_MINUTES = 60;
const SHORT_MINUTES = 35;
const TINY_MINUTES = 25;

function line(text: string, className = 'agenda-line'): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

/** What stands in a block of the grid, as plain elements; texts are text, never markup. */
export function sessionBlock(
  session: AgendaSession,
  words: BlockWords,
  icon: Element | null | undefined,
): HTMLElement {
  const block = line('', 'agenda-block');
  const title = line('', 'agenda-title');
  if (icon) title.append(icon.cloneNode(true));
  title.append(line(words.title, 'agenda-name'));
  const hours = `${session.startsAtLocal.slice(11)}–${session.endsAtLocal.slice(11)}`;
  const minutes = minutesBetween(session.startsAtLocal, session.endsAtLocal);
  if (minutes < SHORT_MINUTES) block.classList.add('is-short');
  else if (minutes < MEDIUM_MINUTES) block.classList.add('is-medium');
  if (minutes < TINY_MINUTES) title.append(line(hours, 'agenda-line'));
  block.append(title);
  block.title = `${words.title}, ${hours}`;
  const about = [
    minutes < TINY_MINUTES ? '' : hours,
    session.kind === 'TRAINING' ? '' : words.kind,
    session.room?.name ?? '',
  ];
  block.append(line(about.filter(Boolean).join(' · ')));
  const names = trainerNames(session.trainers);
  if (names) block.append(line(names));
  else if (session.counts) block.append(line(words.noTrainer, 'agenda-warning'));
  if (session.kind === 'TRAINING' && !session.counts) block.append(line(words.uncounted));
  if (session.mandatory) block.append(line(words.mandatory));
  block.append(line([words.day, words.track ?? ''].join(' '), 'sr-only'));
  return block;
}

/** How a block looks: what is taught, what is taught and does not count, and what frames it. */
export const blockClass = ({ kind, counts }: Pick<AgendaSession, 'kind' | 'counts'>): string =>
  kind !== 'TRAINING' ? 'is-frame' : counts ? 'is-session' : 'is-uncounted';
