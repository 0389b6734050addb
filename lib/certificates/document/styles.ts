import type { Face } from '@/lib/files/typst/glyphs';

/**
 * What decides how wide and high a text stands: the table of letters it is measured by, the space between letters and
 * between lines (em), capitals. Typeface, weight and colour of the same styles are in template.typ.
 */
export const STYLES = {
  issuer: { face: 'strong', tracking: 0.16, leading: 0.6, capitals: true },
  heading: { face: 'name', tracking: 0.22, leading: 0.5, capitals: true },
  subheading: { face: 'plain', tracking: 0.26, leading: 0.5, capitals: true },
  aside: { face: 'italic', tracking: 0, leading: 0.5, capitals: false },
  name: { face: 'name', tracking: 0, leading: 0.5, capitals: false },
  latin: { face: 'name', tracking: 0.02, leading: 0.5, capitals: false },
  course: { face: 'title', tracking: 0, leading: 0.55, capitals: false },
  facts: { face: 'plain', tracking: 0, leading: 0.5, capitals: false },
  qualification: { face: 'title', tracking: 0, leading: 0.55, capitals: false },
  remark: { face: 'plain', tracking: 0, leading: 0.5, capitals: false },
  signatory: { face: 'title', tracking: 0, leading: 0.42, capitals: false },
  title: { face: 'plain', tracking: 0, leading: 0.45, capitals: false },
  strong: { face: 'strong', tracking: 0, leading: 0.5, capitals: false },
} satisfies Record<string, { face: Face; tracking: number; leading: number; capitals: boolean }>;

export type Style = keyof typeof STYLES;
