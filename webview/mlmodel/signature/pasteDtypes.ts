import type { NewRow } from '../../../src/core/mlmodel/page/gesture.ts';
import { pastedType, type Holds } from './pastedType.ts';

interface Read {
  readonly rows: readonly NewRow[];
  readonly ignored: readonly string[];
}

/** What pandas prints for `df.info()` and `df.dtypes`; undefined where the text is neither. */
export function pasteDtypes(text: string, holds: Holds): Read | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.some((line) => line.trim().startsWith('Data columns (total '))) return infoOf(lines, holds);
  return lines.some((line) => footer.test(line.trim())) ? dtypesOf(lines, holds) : undefined;
}

/** The last line of a printed Series. */
const footer = /^(?:(?:Name|Length|Freq): .*, )?dtype: \S+$/;

function dtypesOf(lines: readonly string[], holds: Holds): Read {
  return collected(
    lines.filter((line) => !footer.test(line.trim()) && !isCodeLine(line)),
    (line) => {
      const [, name = '', dtype = ''] = /^(.*?\S)?\s+(\S+(?:\[\w+, [^\]]+\])?)\s*$/.exec(line) ?? [];
      const type = name === '...' ? undefined : pastedType(dtype, holds, true);
      return type === undefined ? undefined : { name, type };
    },
  );
}

/** ` 0   volume   1000 non-null   int64`; the counts are left out for long tables. A column without gaps is a required one. */
function infoOf(lines: readonly string[], holds: Holds): Read {
  const entries = lines.map((line) => /: ([\d,]+) entries/.exec(line)?.[1]).find((count) => count !== undefined);
  return collected(
    lines.filter((line) => /^\s*\d+\s/.test(line)),
    (line) => {
      const match = /^\s*\d+\s+(\S.*?)\s{2,}(?:([\d,]+) non-null\s+)?(\S+(?:\[\w+, [^\]]+\])?)\s*$/.exec(line);
      const type = match?.[3] === undefined ? undefined : pastedType(match[3], holds, true);
      if (match?.[1] === undefined || type === undefined) return undefined;
      const isGappy = match[2] !== undefined && entries !== undefined && match[2] !== entries;
      return { name: match[1], type, ...(isGappy && { isRequired: false }) };
    },
  );
}

/** `>>> df.dtypes` and `In [3]: df.dtypes`, copied along. */
function isCodeLine(line: string): boolean {
  return /^(?:>>>|In \[\d+\]:|Out\[\d+\]:\s*$)/.test(line.trim());
}

function collected(lines: readonly string[], rowOf: (line: string) => NewRow | undefined): Read {
  const rows: NewRow[] = [];
  const ignored: string[] = [];
  for (const line of lines) {
    const row = rowOf(line);
    if (row) rows.push(row);
    else ignored.push(line.trim());
  }
  return { rows, ignored };
}
