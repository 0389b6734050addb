/** So many views somebody can keep: as many as a list shows. */
export const mostViews = 100;
