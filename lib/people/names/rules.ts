export type Names = { officialName: string | null; latinName: string | null };

/** The name to show first: the official one, else the Latin one; one of them is always there. */
export const shownName = ({ officialName, latinName }: Names): string => officialName ?? latinName ?? '';

/** The other name, where there is one and it is written otherwise. */
export const otherName = ({ officialName, latinName }: Names): string | null =>
  officialName && latinName && officialName !== latinName ? latinName : null;
