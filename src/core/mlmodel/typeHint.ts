import type { MlmodelDocument } from './document.ts';
import { isFalsy } from './values.ts';

/**
 * Whether the signature was made from type hints: MLflow 3.17.2 holds no data against such a one. It asks for Python's truth of
 * `is_signature_from_type_hint`, so that `1` and `'no'` count as well.
 */
export function isTypeHinted({ top }: MlmodelDocument): boolean {
  const entry = top.get('is_signature_from_type_hint');
  return entry !== undefined && !isFalsy(entry.value);
}
