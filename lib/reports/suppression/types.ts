/** A number, or null where it is suppressed. */
export type Shown = number | null;

/** Numbers of people by two things. A missing row or column is none: every row has every column. */
export type Counts = readonly (readonly number[])[];

export type ShownTable = { cells: Shown[][]; rowTotals: Shown[]; columnTotals: Shown[]; total: Shown };
