import type { SignaturePartName } from '../../../src/core/mlmodel/document.ts';
import type { Active } from './tableView.ts';

/** How the tables were looked at before the page was closed. */
export interface RememberedTables {
  readonly filter: string;
  readonly parts: Partial<Readonly<Record<SignaturePartName, RememberedPart>>>;
}

export interface RememberedPart {
  /** Keys of rows that are closed; left out where nobody closed or opened any. */
  readonly closed?: readonly string[];
  readonly active?: Active;
}

/** What was kept, as far as it has the right form: another version of the extension may have written it. */
export function readRemembered(state: unknown): RememberedTables {
  if (!isRecord(state)) return { filter: '', parts: {} };
  const { filter, parts } = state;
  return {
    filter: typeof filter === 'string' ? filter : '',
    parts: isRecord(parts)
      ? Object.fromEntries(
          (['inputs', 'outputs', 'params'] as const).flatMap((part) => {
            const kept = parts[part];
            return isRecord(kept) ? [[part, readPart(kept)]] : [];
          }),
        )
      : {},
  };
}

function readPart({ closed, active }: Readonly<Record<string, unknown>>): RememberedPart {
  return {
    ...(Array.isArray(closed) && { closed: closed.filter((key) => typeof key === 'string') }),
    ...(isRecord(active) && isActive(active) && { active }),
  };
}

function isActive(value: object): value is Active {
  const { rowKey, message, path, column } = value as Partial<Record<keyof Active, unknown>>;
  return (
    typeof rowKey === 'string' &&
    (message === null || typeof message === 'number') &&
    Array.isArray(path) &&
    path.every((index) => Number.isInteger(index)) &&
    Number.isInteger(column)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
