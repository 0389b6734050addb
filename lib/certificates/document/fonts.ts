/**
 * The faces that a certificate is set in, below node_modules/@expo-google-fonts: static files with every letter of the
 * region's languages. The name has a face of its own in the glyph table, for its width decides whether it fits.
 */
export const NAME_FACE = 'noto-serif/400Regular/NotoSerif_400Regular.ttf';
export const TEXT_FACES = [
  'noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf',
  'noto-serif/600SemiBold/NotoSerif_600SemiBold.ttf',
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
];
