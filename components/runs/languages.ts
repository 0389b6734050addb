/** Working languages that are offered, BCP 47; what has another one keeps it. Their names: `runs.languages`. */
export const workingLanguages = ['en', 'ru', 'uz', 'kk', 'ky', 'tg', 'tk', 'fr'];
