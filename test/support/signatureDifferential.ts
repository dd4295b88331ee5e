import { numpyDatetime } from '../../src/core/signature/grammar/numpyDatetime.ts';
import { numpyTypeOf } from '../../src/core/signature/grammar/numpyType.ts';
import { readParams } from '../../src/core/signature/grammar/readParams.ts';
import { readSchema } from '../../src/core/signature/grammar/readSchema.ts';
import type { JsonNode } from '../../src/core/signature/json/jsonNode.ts';
import { dictOf } from '../../src/core/signature/json/jsonNode.ts';
import { readJson } from '../../src/core/signature/json/readJson.ts';
import type { ElementType } from '../../src/core/signature/spec.ts';
import { askOracle } from './oracle.ts';

export interface Asked {
  readonly kind: 'json' | 'schema' | 'params' | 'dtype' | 'datetime';
  readonly text: string;
}

/** Those of the texts on which we and the real MLflow disagree, in verdict or in what was understood. */
export async function disagreements(
  asked: readonly Asked[],
): Promise<{ asked: Asked; oracle: string; ours: string }[]> {
  const answers = await askOracle<Answer>('signatureOracle.py', asked);
  return asked.flatMap((given, index) => {
    const answer = answers[index];
    const oracleSays = answer?.ok ? JSON.stringify(answer.value) : 'refused';
    const weSay = ours(given);
    return oracleSays === weSay ? [] : [{ asked: given, oracle: answer?.error ?? oracleSays, ours: weSay }];
  });
}

interface Answer {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: string;
}

function ours({ kind, text }: Asked): string {
  if (kind === 'dtype') {
    const type = numpyTypeOf(text);
    return type ? JSON.stringify([type.name, type.kind, type.size]) : 'refused';
  }
  if (kind === 'datetime') {
    const time = numpyDatetime(text);
    return time ? JSON.stringify([time.item, time.unit]) : 'refused';
  }
  if (kind === 'json') {
    const { root, isRefused } = readJson(text);
    return isRefused || !root ? 'refused' : JSON.stringify(plain(root));
  }
  if (kind === 'params') {
    const { params, isRefused } = readParams(text);
    if (isRefused || !params) return 'refused';
    return JSON.stringify(
      params.map(({ name, type, isList }) => [name?.kind === 'string' ? name.value : undefined, element(type), isList]),
    );
  }
  const { schema, isRefused } = readSchema(text);
  if (isRefused || !schema) return 'refused';
  return JSON.stringify(
    schema.specs.map((spec) =>
      spec.kind === 'column'
        ? ['column', spec.name ? plain(spec.name) : null, element(spec.type), spec.isRequired]
        : [
            'tensor',
            spec.name ? plain(spec.name) : null,
            [spec.dtype.name, spec.dtype.kind, spec.dtype.size],
            ['a', spec.shape.map(plain)],
          ],
    ),
  );
}

function plain(node: JsonNode): unknown {
  if (node.kind === 'null') return null;
  if (node.kind === 'boolean') return node.value;
  if (node.kind === 'integer') return ['i', String(node.value)];
  if (node.kind === 'string') return ['s', node.value];
  if (node.kind === 'array') return ['a', node.items.map(plain)];
  if (node.kind === 'object') return ['o', Array.from(dictOf(node), ([key, { value }]) => [key, plain(value)])];
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(node.value);
  return ['f', Number.isNaN(node.value) ? 'nan' : bytes.toString('hex')];
}

function element(type: ElementType): unknown {
  if (type.kind === 'scalar') return type.type;
  if (type.kind === 'array') return ['array', element(type.items)];
  if (type.kind === 'map') return ['map', element(type.values)];
  if (type.kind !== 'object') return type.kind;
  const properties = type.properties.map(({ name, type, isRequired }) => [name, element(type), isRequired] as const);
  return ['object', properties.toSorted(([a], [b]) => (a < b ? -1 : 1))];
}
