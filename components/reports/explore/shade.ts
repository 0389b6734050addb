/** The surfaces of the shades, lightest first: as far as a link on the darkest can be read in both themes. */
export const shadeClasses = [
  '',
  'bg-[color-mix(in_srgb,var(--accent)_6%,var(--surface))]',
  'bg-[color-mix(in_srgb,var(--accent)_12%,var(--surface))]',
  'bg-[color-mix(in_srgb,var(--accent)_18%,var(--surface))]',
  'bg-[color-mix(in_srgb,var(--accent)_24%,var(--surface))]',
] as const;
