'use client';

import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { ChevronRight, LoaderCircle } from 'lucide-react';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { Answer } from '@/components/runs/form-types';
import type { BranchInput } from '@/lib/qualifications/cascade/schema';
import type { Branch, Direction } from '@/lib/qualifications/cascade/types';
import { TreeLine } from './tree-line';
import { asked, seenLines, toggled, treeOf, unfolded, unfolds, type TreeNode } from './tree-state';

type Props = {
  label: string;
  direction: Direction;
  /** The lines at the top. */
  roots: readonly Branch[];
  open: (input: BranchInput) => Answer<Branch[]>;
};

/**
 * The cascade as a tree of trainers, runs and people, each part asked for when it is unfolded. By keyboard as trees are:
 * arrows go up, down, in and out, Home and End to the ends, Enter opens the page, the space bar folds.
 */
export function CascadeTree({ label, direction, roots, open }: Props) {
  const t = useTranslations('cascade');
  const id = useId();
  const [tree, setTree] = useState(() => treeOf(roots));
  const [current, setCurrent] = useState(tree.roots[0] ?? '');
  const [loading, setLoading] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);

  const focus = (key: string | undefined) => {
    if (!key) return;
    setCurrent(key);
    list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(key)}"]`)?.focus();
  };

  async function unfold(node: TreeNode): Promise<void> {
    if (!unfolds(node) || loading) return;
    if (tree.below.has(node.key)) return setTree(toggled(tree, node.key, true));
    setLoading(node.key);
    setFailed(null);
    const answer = await open(asked(node, direction)).catch(() => undefined);
    setLoading(null);
    if (!answer?.data) return setFailed(node.key);
    const next = unfolded(tree, node.key, answer.data);
    setTree(next);
    // The line of the others is gone: the first of them stands in its place.
    if (node.branch.kind === 'OTHERS') {
      const first = node.parent && next.below.get(node.parent)?.find((key) => !tree.nodes.has(key));
      if (first) requestAnimationFrame(() => focus(first));
    }
  }
  const fold = (node: TreeNode) => setTree(toggled(tree, node.key, false));
  const turn = (node: TreeNode) => (tree.open.has(node.key) ? fold(node) : void unfold(node));

  function onKeyDown(event: KeyboardEvent<HTMLLIElement>, node: TreeNode): void {
    const lines = seenLines(tree);
    const here = lines.indexOf(node.key);
    const isOpen = tree.open.has(node.key);
    const moves: Record<string, () => void> = {
      ArrowDown: () => focus(lines[here + 1]),
      ArrowUp: () => focus(lines[here - 1]),
      Home: () => focus(lines[0]),
      End: () => focus(lines.at(-1)),
      ArrowRight: () => (isOpen ? focus(tree.below.get(node.key)?.[0]) : void unfold(node)),
      ArrowLeft: () => (isOpen ? fold(node) : focus(node.parent ?? undefined)),
      ' ': () => turn(node),
      Enter: () =>
        node.branch.kind === 'OTHERS' ? turn(node) : event.currentTarget.querySelector('a')?.click(),
    };
    const move = moves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey || event.target !== event.currentTarget)
      return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }

  const lineOf = (key: string): ReactNode => {
    const node = tree.nodes.get(key);
    if (!node) return null;
    const below = tree.open.has(key) ? tree.below.get(key) : undefined;
    const may = unfolds(node);
    return (
      <li
        key={key}
        role="treeitem"
        data-line={key}
        aria-labelledby={`${id}${key}`}
        aria-level={node.level}
        aria-selected={key === current}
        aria-expanded={may && node.branch.kind !== 'OTHERS' ? tree.open.has(key) : undefined}
        aria-busy={loading === key || undefined}
        tabIndex={key === current ? 0 : -1}
        onKeyDown={(event) => onKeyDown(event, node)}
        onFocus={(event) => event.target === event.currentTarget && setCurrent(key)}
        className="[&:focus-visible>div]:outline-accent outline-none! [&:focus-visible>div]:outline-2"
      >
        <div
          className={clsx(
            'flex items-start gap-1 rounded-md px-1 py-1.5 -outline-offset-2',
            may && 'hover:bg-hover cursor-pointer',
          )}
          id={`${id}${key}`}
          onClick={(event) => {
            if (!(event.target as HTMLElement).closest('a')) turn(node);
          }}
        >
          <span aria-hidden className="text-ink-muted flex size-5 shrink-0 items-center justify-center">
            {loading === key ? (
              <LoaderCircle className="size-4 animate-spin" />
            ) : (
              may && <ChevronRight className={clsx('size-4', tree.open.has(key) && 'rotate-90')} />
            )}
          </span>
          <TreeLine branch={node.branch} direction={direction} />
        </div>
        {failed === key && (
          <p role="alert" className="text-danger pl-7 text-sm">
            {t('failed')}
          </p>
        )}
        {below && (
          <ul role="group" className="border-line ml-3 border-l pl-1.5 sm:ml-3.5 sm:pl-3">
            {below.map(lineOf)}
          </ul>
        )}
      </li>
    );
  };

  return (
    <ul ref={list} role="tree" aria-label={label} className="-mx-1">
      {tree.roots.map(lineOf)}
    </ul>
  );
}
