/** RFC 4180, with a guard against cells that a spreadsheet would run. */
export function toCsv(header: string[], rows: string[][]): string {
  return [header, ...rows].map(row => row.map(cell).join(',')).join('\r\n');
}

function cell(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
