import { choices, takesMinutes } from '../status';
import type { RowActions } from './row-actions';

type Options = {
  /** Holds the rows. */
  area: HTMLElement;
  onCurrent: (id: string) => void;
  actions: RowActions;
};

const steps: Record<string, number> = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 };

/** What a key does to the row that it was pressed in: loaded with the first of them. */
export function press(code: string, target: HTMLElement, { area, onCurrent, actions }: Options): void {
  const row = target.closest<HTMLElement>('[data-person]');
  const id = row?.dataset.person;
  if (!row || !id) return;
  const step = steps[code];
  if (step) {
    const rows = [...area.querySelectorAll<HTMLElement>('[data-person]')];
    const next = rows[rows.indexOf(row) + step];
    if (!next?.dataset.person) return;
    onCurrent(next.dataset.person);
    next.querySelector<HTMLElement>('[data-name]')?.focus();
    next.scrollIntoView({ block: 'nearest' });
    return;
  }
  const choice = choices.find((each) => each.key === code);
  if (!choice) return actions.clear(id);
  actions.change(id, { status: choice.status });
  if (takesMinutes(choice.status) && !row.querySelector('[data-name][aria-expanded=true]'))
    actions.toggle(id);
}
