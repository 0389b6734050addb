/** What one uploaded table may cost. Bytes, milliseconds, counts. */
export type TableLimits = {
  fileBytes: number;
  /** Sum of the unpacked sizes of everything in a zip (.xlsx, .ods). */
  unpackedBytes: number;
  rows: number;
  columns: number;
  /** Cells that hold something, over all sheets. */
  cells: number;
  /** Characters of all cells together: one long shared text can stand in every cell. */
  characters: number;
  milliseconds: number;
  memoryMegabytes: number;
};

export const defaultTableLimits: TableLimits = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 100 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  cells: 2_000_000,
  characters: 40_000_000,
  milliseconds: 20_000,
  memoryMegabytes: 768,
};
