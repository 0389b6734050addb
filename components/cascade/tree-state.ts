import type { Branch, Direction } from '@/lib/qualifications/cascade/types';
import type { BranchInput } from '@/lib/qualifications/cascade/schema';

/** A line of the tree: what it stands for, and what is known of the lines below it. */
export type TreeNode = {
  /** The way to it from the root, so that one person under two runs is two lines. */
  key: string;
  branch: Branch;
  parent: string | null;
  level: number;
};

export type TreeState = {
  nodes: ReadonlyMap<string, TreeNode>;
  /** Keys of what is below a line that was unfolded once. */
  below: ReadonlyMap<string, readonly string[]>;
  open: ReadonlySet<string>;
  roots: readonly string[];
};

/** The lines of branches below a line, or at the top. */
const linesOf = (branches: readonly Branch[], parent: TreeNode | null): TreeNode[] =>
  branches.map((branch) => ({
    key: `${parent?.key ?? ''}/${branch.kind[0]}${branch.id}${branch.kind === 'OTHERS' ? branch.skip : ''}`,
    branch,
    parent: parent?.key ?? null,
    level: (parent?.level ?? 0) + 1,
  }));

export function treeOf(roots: readonly Branch[]): TreeState {
  const nodes = linesOf(roots, null);
  return {
    nodes: new Map(nodes.map((node) => [node.key, node])),
    below: new Map(),
    open: new Set(),
    roots: nodes.map(({ key }) => key),
  };
}

/** Whether there is anything below the line. */
export const unfolds = ({ branch }: TreeNode): boolean =>
  branch.kind === 'PERSON' ? branch.runs > 0 : branch.people > 0;

/** What the server is asked for when a line is unfolded. */
export const asked = ({ branch }: TreeNode, direction: Direction): BranchInput => ({
  direction,
  kind: branch.kind,
  id: branch.id,
  boundary: branch.kind === 'PERSON' ? branch.boundary : null,
  skip: branch.kind === 'OTHERS' ? branch.skip : 0,
});

/** The tree with a line unfolded. Those folded into one line take its place. */
export function unfolded(tree: TreeState, key: string, branches: readonly Branch[]): TreeState {
  const node = tree.nodes.get(key);
  if (!node) return tree;
  const parent = node.branch.kind === 'OTHERS' && node.parent ? tree.nodes.get(node.parent) : node;
  const lines = linesOf(branches, parent ?? null);
  const nodes = new Map([...tree.nodes, ...lines.map((line) => [line.key, line] as const)]);
  const keys = lines.map((line) => line.key);
  if (node.branch.kind === 'OTHERS' && node.parent) {
    const siblings = tree.below.get(node.parent) ?? [];
    const instead = siblings.flatMap((each) => (each === key ? keys : [each]));
    return { ...tree, nodes, below: new Map(tree.below).set(node.parent, instead) };
  }
  return { ...tree, nodes, below: new Map(tree.below).set(key, keys), open: new Set(tree.open).add(key) };
}

export function toggled(tree: TreeState, key: string, open: boolean): TreeState {
  const next = new Set(tree.open);
  if (open) next.add(key);
  else next.delete(key);
  return { ...tree, open: next };
}

/** The lines that are seen, from the top: the order in which the arrow keys go. */
export function seenLines(tree: TreeState, keys: readonly string[] = tree.roots): string[] {
  return keys.flatMap((key) => [
    key,
    ...(tree.open.has(key) ? seenLines(tree, tree.below.get(key) ?? []) : []),
  ]);
}
