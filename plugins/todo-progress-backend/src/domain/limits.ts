/**
 * Bounds on what is read from a repository. They keep the time that the
 * Markdown parser takes small whatever somebody commits: its cost grows with
 * the square of nested containers and of list items.
 */
export const limits = {
  /** Bytes of a to-do file; a larger one is not read. */
  fileBytes: 128 * 1024,
  /** Characters of a line; a longer one is left out. */
  lineLength: 4000,
  /** Markers of lists and quotes at the beginning of one line. */
  markersPerLine: 16,
  /** List items of one file, with or without check mark. */
  listItemsPerFile: 3000,
  /** Items of one entity. */
  items: 2000,
  /** To-do files of one entity. */
  files: 50,
  /** References of one item. */
  references: 20,
  /** Characters of a title or of the text of a reference. */
  titleLength: 500,
  /** Diagnostics that are kept for one entity. */
  diagnostics: 200,
  /** Points of the history that are handed out. */
  historyPoints: 200,
} as const;

/** Raise it when the same file would be read differently. */
export const PARSER_VERSION = 1;
