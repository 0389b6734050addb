/**
 * The faces that papers are set in, below node_modules/@expo-google-fonts: static files with every letter of the region's
 * languages. ./glyphs knows each one's letters and their widths.
 */
export const FACES = {
  name: 'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  italic: 'noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf',
  title: 'noto-serif/600SemiBold/NotoSerif_600SemiBold.ttf',
  plain: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
  strong: 'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
} as const;
