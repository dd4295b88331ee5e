/** A column of the header as pandas names it, and the name that is written there. */
export interface ColumnName {
  readonly name: string;
  readonly written: string;
}

/**
 * The names that `read_csv` of pandas 3.1.1 makes of a header: empty ones become `Unnamed: 0`, and of equal ones the later get `.1`, `.2` … Names
 * that are written go before those that are made up.
 */
export function columnNames(header: readonly string[]): readonly ColumnName[] {
  const names = header.map((text, at) => (text === '' ? `Unnamed: ${at}` : text));
  const written = [...names];
  const taken = new Map<string, number>(); // how many of the header have the name now
  for (const name of names) taken.set(name, (taken.get(name) ?? 0) + 1);
  const places = [...names.keys()];
  const order = [...places.filter((at) => header[at] !== ''), ...places.filter((at) => header[at] === '')];
  const counts = new Map<string, number>();
  for (const at of order) {
    const given = written[at] ?? '';
    let name = given;
    let count = counts.get(given) ?? 0;
    while (count > 0) {
      counts.set(given, count + 1);
      name = `${given}.${count}`;
      if (taken.has(name)) count += 1;
      else count = counts.get(name) ?? 0;
    }
    rename(taken, given, name);
    names[at] = name;
    counts.set(name, count + 1);
  }
  return names.map((name, at) => ({ name, written: written[at] ?? name }));
}

function rename(taken: Map<string, number>, from: string, to: string): void {
  if (from === to) return;
  const left = (taken.get(from) ?? 1) - 1;
  if (left > 0) taken.set(from, left);
  else taken.delete(from);
  taken.set(to, (taken.get(to) ?? 0) + 1);
}
