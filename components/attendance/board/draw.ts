import { formatPercent } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';
import { boardStyle, cellClass } from './letters';
import type { BoardCell, BoardPerson } from './view';

export type BoardWords = {
  locale: Locale;
  /** A status in words, and as one letter. */
  word: (status: BoardCell['status']) => string;
  letter: (status: BoardCell['status']) => string;
  minutes: (minutes: number) => string;
  note: string;
  contested: string;
  afterIssue: string;
  atRisk: string;
};

const cell = (tag: 'td' | 'th', className: string, text = '') => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};

function label(cell: BoardCell, words: BoardWords): string {
  const { status, minutes, note, contested, afterIssue } = cell;
  return [
    words.word(status),
    minutes ? words.minutes(minutes) : '',
    note ? words.note : '',
    contested ? words.contested : '',
    afterIssue ? words.afterIssue : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function drawCell(td: HTMLElement, content: BoardCell, words: BoardWords) {
  const described = label(content, words);
  if (td.getAttribute('aria-label') === described) return;
  td.setAttribute('aria-label', described);
  td.title = described;
  td.className = `${boardStyle.cell} ${cellClass[content.status]} ${content.contested || content.afterIssue ? boardStyle.odd : ''}`;
  const signs = `${content.note ? '*' : ''}${content.contested ? ' ≠' : ''}${content.afterIssue ? ' ⚑' : ''}`;
  td.textContent = words.letter(content.status) + signs;
}

function drawRates(row: HTMLTableRowElement, person: BoardPerson, words: BoardWords) {
  const percent = (share: number | null) => (share === null ? '–' : formatPercent(share, words.locale));
  const [held, planned] = [row.cells[row.cells.length - 2], row.cells[row.cells.length - 1]];
  if (held) held.textContent = percent(person.rate.shareOfHeld);
  if (!planned) return;
  planned.textContent =
    percent(person.rate.shareOfPlanned) + (person.rate.atRisk ? ` ▼ ${words.atRisk}` : '');
  planned.className = `${boardStyle.rate} ${person.rate.atRisk ? 'text-danger font-semibold' : ''}`;
}

function newRow(person: BoardPerson): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.dataset.person = person.id;
  const head = cell('th', boardStyle.name);
  head.scope = 'row';
  const name = document.createElement('span');
  name.className = 'block truncate font-medium';
  name.textContent = person.name;
  const detail = document.createElement('span');
  detail.className = 'text-ink-muted block truncate text-sm';
  detail.textContent = person.detail;
  head.append(name, detail);
  head.title = `${person.name} ${person.detail}`;
  row.append(
    head,
    ...person.cells.map(() => cell('td', boardStyle.cell)),
    cell('td', boardStyle.rate),
    cell('td', boardStyle.rate),
  );
  for (const td of row.querySelectorAll<HTMLElement>('td.board-cell')) td.tabIndex = -1;
  return row;
}

/**
 * Draws the rows of the board into a table's body: 6,000 cells as plain elements, which takes a tenth of what the same
 * takes in React, and on a refresh touches only cells that changed, so that focus and selection stay. Names are set as
 * text, never as HTML.
 */
export function drawRows(
  body: HTMLTableSectionElement,
  people: readonly BoardPerson[],
  words: BoardWords,
): void {
  const existing = new Map(Array.from(body.rows, (row) => [row.dataset.person ?? '', row]));
  people.forEach((person, index) => {
    let row = existing.get(person.id);
    if (!row || row.cells.length !== person.cells.length + 3) {
      row?.remove();
      row = newRow(person);
    }
    existing.delete(person.id);
    if (body.rows[index] !== row) body.insertBefore(row, body.rows[index] ?? null);
    person.cells.forEach((content, at) => {
      const td = row.cells[at + 1];
      if (td) drawCell(td, content, words);
    });
    drawRates(row, person, words);
  });
  for (const row of existing.values()) row.remove();
  if (!body.querySelector('td[tabindex="0"]')) {
    const first = body.querySelector<HTMLElement>('td.board-cell');
    if (first) first.tabIndex = 0;
  }
}
