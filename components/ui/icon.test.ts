import { expect, test } from 'vitest';
import * as later from './part-shapes';
import * as first from './shapes';

type Node = readonly [tag: string, attributes: Record<string, string>];

/** One shape of the library as a path of absolute beginning, so that it can follow another. */
function pathOf([tag, of]: Node): string {
  const [x, y, r] = [Number(of.cx), Number(of.cy), Number(of.r)];
  if (tag === 'circle') return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
  if (tag === 'line') return `M${of.x1} ${of.y1}L${of.x2} ${of.y2}`;
  if (tag === 'rect')
    return pathOfRect(Number(of.x), Number(of.y), Number(of.width), Number(of.height), Number(of.rx));
  if (tag !== 'path') throw new Error(`a ${tag} is no path yet`);
  const begins = /^m\s*(-?[\d.]+)[ ,]?(-?[\d.]+)\s*(.*)$/s.exec(of.d ?? '');
  if (!begins) return of.d ?? '';
  const [, left, top, rest = ''] = begins;
  return `M${left} ${top}${/^[-\d.]/.test(rest) ? 'l' : ''}${rest}`;
}

function pathOfRect(x: number, y: number, width: number, height: number, r: number): string {
  const [turn, h, v] = [`a${r} ${r} 0 0 1`, width - 2 * r, height - 2 * r];
  return (
    `M${x + r} ${y}h${h}${turn} ${r} ${r}v${v}${turn} ${-r} ${r}` +
    `h${-h}${turn} ${-r} ${-r}v${-v}${turn} ${r} ${-r}z`
  );
}

/** Where the name here is another than the library's. */
const names: Record<string, string> = { cross: 'x', tick: 'check', ticks: 'check-check', dash: 'minus' };
const nameOf = (shape: string) =>
  names[shape] ?? shape.replace(/[A-Z]|\d/g, (letter) => `-${letter.toLowerCase()}`);

test.each(Object.entries({ ...first, ...later }))(
  '%s is drawn as the library draws it',
  async (shape, path) => {
    const icon = (await import(`../../node_modules/lucide-react/dist/esm/icons/${nameOf(shape)}.mjs`)) as {
      __iconData: { node: Node[] };
    };
    expect(path).toBe(icon.__iconData.node.map(pathOf).join(''));
  },
);
