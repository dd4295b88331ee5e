import assert from 'node:assert/strict';
import { readParams } from '../../../../../src/core/signature/grammar/readParams.ts';
import { readSchema } from '../../../../../src/core/signature/grammar/readSchema.ts';
import type { Signature } from '../../../../../src/core/signature/spec.ts';

/** The signature of a model with these texts in its MLmodel file; both must be valid. */
export function signatureOf(inputs: string | undefined, params?: string): Signature {
  const read = inputs === undefined ? undefined : readSchema(inputs);
  const readOfParams = params === undefined ? undefined : readParams(params);
  assert.ok(!read?.isRefused && !readOfParams?.isRefused, inputs);
  return { inputs: read?.schema, outputs: undefined, params: readOfParams?.params };
}

/** `[{"name": "a", "type": "long"}]` from `{ a: 'long' }`. */
export function columns(types: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(types).map(([name, type]) => ({ name, type, required: true })));
}

/** One tensor, named or not. */
export function tensor(dtype: string, shape: readonly number[], name?: string): string {
  return JSON.stringify([{ type: 'tensor', 'tensor-spec': { dtype, shape }, ...(name !== undefined && { name }) }]);
}
