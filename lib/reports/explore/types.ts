import type { DimensionName, FigureKey } from '../figures/types';
import type { Preset } from '../scope/rules';
import type { ReportScope } from '../scope/types';
import type { Shown } from '../suppression/types';

/** What the rows are in the order of. `column`: the value of the column; null: "not stated". */
export type Sort = { by: 'name' | 'total' | 'column'; column: string | null; descending: boolean };

/** A figure divided by one dimension or two. All of it stands in the address, and is what a saved view keeps. */
export type Exploration = {
  figure: FigureKey;
  rows: DimensionName;
  columns: DimensionName | null;
  sort: Sort;
  /** Small numbers are hidden, as for somebody who may not see names: to be shown to others. */
  hide: boolean;
  scope: ReportScope;
  /** A period that moves with the calendar; the scope has what it is today. */
  preset: Preset | null;
};

/** A value of a dimension (null: "not stated"), or all those for which there is no room. */
export type Bucket = { value: string | null; rest: boolean };

/** A number, null where it is hidden; undefined: there is nothing to reckon it from. */
export type PivotNumber = Shown | undefined;

export type PivotRow = { bucket: Bucket; cells: PivotNumber[]; total: PivotNumber };

export type Pivot = {
  rows: PivotRow[];
  columns: Bucket[];
  columnTotals: PivotNumber[];
  total: PivotNumber;
  /** How many values of the rows, and of the columns, the rest stands for. */
  rests: { rows: number; columns: number };
};

/** How it was counted, for who reads it to know. */
export type Counted = {
  /** Donors have their parts of what several pay for. */
  shared: boolean;
  /** People count where they last took part, so that they add up; else wherever they took part. */
  once: boolean;
  hidden: boolean;
  /** The totals are counted for themselves, because what is in several rows or columns is one there. */
  overlaps: boolean;
};
