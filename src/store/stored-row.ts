/** One stored row, as it is copied, backed up and exported: plain JSON values only. */
export type StoredRow = {
  readonly table: string;
  readonly row: Readonly<Record<string, string | number | null>>;
};
