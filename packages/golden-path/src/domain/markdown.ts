const ENTITIES: Record<string, string> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
};

/**
 * Escapes one line of text so that Markdown (CommonMark and GitHub's) shows it
 * as it is: no emphasis, link, HTML, code, mathematics, mention, table cell,
 * heading or list comes out of it.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[<>&]/g, character => ENTITIES[character])
    .replace(/[\\`*_{}[\]|~$@^]/g, '\\$&')
    .replace(/^[#+-]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
