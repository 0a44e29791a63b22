/** One column of a table. */
export interface Column {
  id: string;
  heading: string;
  /** Numbers stand to the right. */
  numeric?: boolean;
  sortable?: boolean;
  /** The cells of this column name their row. */
  names_row?: boolean;
}

/** The column a table is sorted by. */
export interface Sort {
  column: string;
  direction: "ascending" | "descending";
}
