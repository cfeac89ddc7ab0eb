/** A table as text that a spreadsheet takes from the clipboard: tabs and lines, and no cell that it would run as a formula. */
export const tableText = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map(cell).join('\t')).join('\n');

function cell(text: string): string {
  const plain = text.replace(/\s*[\t\r\n]+\s*/g, ' ');
  const runs = /^[=@]/.test(plain) || (/^[+-]/.test(plain) && Number.isNaN(Number(plain)));
  return runs ? `'${plain}` : plain;
}
