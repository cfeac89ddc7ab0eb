/** Header names without surrounding blanks; an empty one becomes "Column 3", a repeated one "Name (2)". */
export function tidyHeader(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.replace(/\s+/g, ' ').trim() || `Column ${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** How many columns a header really has: empty names at its end are a trailing delimiter, not columns. */
export function headerWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 1 && (cells[width - 1] ?? '').trim() === '') width--;
  return width;
}
