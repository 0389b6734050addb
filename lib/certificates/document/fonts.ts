/**
 * The faces that a certificate is set in, below node_modules/@expo-google-fonts: static files with every letter of the
 * region's languages. Each group has a table of letters and widths; a group's letters are those that all its faces
 * have, and a letter is as wide as in the widest of them.
 */
export const FACES = {
  name: ['noto-serif/400Regular/NotoSerif_400Regular.ttf'],
  plain: ['noto-sans/400Regular/NotoSans_400Regular.ttf'],
  strong: [
    'noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf',
    'noto-serif/600SemiBold/NotoSerif_600SemiBold.ttf',
    'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  ],
} as const;
