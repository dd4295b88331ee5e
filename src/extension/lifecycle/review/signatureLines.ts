import { alignSignatures, type AlignedCells, type AlignedRow } from '../../../core/signature/alignSchemas.ts';
import { compareSignatures } from '../../../core/signature/compare.ts';
import type { Change } from '../../../core/signature/compareChange.ts';
import type { Signature } from '../../../core/signature/spec.ts';
import type { Message } from '../../../core/base/message.ts';
import type { ShownSignature, SignatureRow } from '../../../protocol/reviewPage.ts';
import { shortened } from '../model/shortened.ts';

type Compared = Omit<Extract<ShownSignature, { kind: 'compared' }>, 'kind' | 'against'>;

/** So many breaking and compatible changes are shown, and so many names of the others; the comparison has them all. */
const mostBreaking = 30;
const mostCompatible = 3;
const mostNames = 5;
/** Characters of a type. */
const longest = 200;

/** What changes between two signatures, breaking changes first. */
export function signatureLines(
  old: Signature | undefined,
  now: Signature | undefined,
  say: (text: Message) => string,
): Compared {
  const comparison = compareSignatures(old, now);
  const { changes } = comparison;
  const rows = alignSignatures(old, now, comparison).flatMap((part) => [
    ...part.changes.flatMap((index) => (changes[index] ? [{ changes: [changes[index]], row: undefined }] : [])),
    ...part.rows
      .filter((row) => row.changes.length > 0)
      .map((row) => ({ changes: row.changes.flatMap((index) => changes[index] ?? []), row })),
  ]);
  const lines = rows.flatMap((entry) => lineOf(entry, say) ?? []);
  const breaking = lines.filter(({ isBreaking }) => isBreaking);
  const compatible = lines.filter(({ isBreaking }) => !isBreaking);
  const rest = compatible.slice(mostCompatible);
  return {
    rows: [...breaking.slice(0, mostBreaking), ...compatible.slice(0, mostCompatible)],
    more: { count: rest.length, names: rest.slice(0, mostNames).map((row) => nameOf(row)) },
    moreBreaking: Math.max(0, breaking.length - mostBreaking),
  };
}

interface Entry {
  readonly changes: readonly Change[];
  readonly row: AlignedRow | undefined;
}

function lineOf({ changes, row }: Entry, say: (text: Message) => string): SignatureRow | undefined {
  const [first] = changes;
  if (!first) return undefined;
  const where = first.path ?? first.name ?? '';
  const worst = changes.find(({ isBreaking }) => isBreaking) ?? first;
  const side = (cells: AlignedCells | null | undefined): SignatureRow['old'] =>
    cells
      ? {
          name: cells.name === null ? '' : shortened(where, longest),
          type: typeOf(cells),
          isRequired: cells.isRequired,
        }
      : null;
  return {
    part: first.part,
    old: side(row?.old),
    now: side(row?.now),
    isBreaking: worst.isBreaking,
    meets: say(worst.message),
  };
}

/** Type with shape, and the default of a parameter. */
function typeOf({ type, shape, default: value }: AlignedCells): string {
  return shortened(
    [type, ...(shape === null ? [] : [shape]), ...(value === null ? [] : [`= ${value}`])].join(' '),
    longest,
  );
}

function nameOf({ now, old, part }: SignatureRow): string {
  return (now ?? old)?.name || part;
}
