import { Memo } from '../base/memo.ts';
import type { Span } from '../base/span.ts';
import { readParams, type ParamsRead } from '../signature/grammar/readParams.ts';
import { readSchema, type SchemaRead } from '../signature/grammar/readSchema.ts';
import type { Signature } from '../signature/spec.ts';
import type { MlmodelDocument, SignaturePart, SignaturePartName } from './document.ts';
import { pythonScalar } from './yaml/construct.ts';
import { entriesOf, type YamlEntry } from './yaml/mapping.ts';
import { resolved, type YamlScalar } from './yaml/node.ts';
import { readYaml } from './yaml/readYaml.ts';

/** A keystroke elsewhere leaves the signature as it is, and models that were trained together share it. */
const limits = { answers: 200, characters: 1_500_000 };
const schemasBefore = new Memo<SchemaRead>(limits);
const paramsBefore = new Memo<ParamsRead>(limits);

export const signaturePartNames = ['inputs', 'outputs', 'params'] as const satisfies readonly SignaturePartName[];

/** Reads an `MLmodel` file as far as it can be understood; never throws. What is wrong with it is told by the rules. */
export function readMlmodel(text: string): MlmodelDocument {
  const yaml = readYaml(text);
  const root = yaml.root && resolved(yaml.root);
  const map = root?.kind === 'mapping' ? root : undefined;
  const top = map ? entriesOf(map) : new Map<string, YamlEntry>();
  const parts = readParts(top.get('signature'));
  return { text, yaml, root: map, top, parts, signature: signatureOf(parts) };
}

function readParts(signature: YamlEntry | undefined): readonly SignaturePart[] {
  if (signature?.value.kind !== 'mapping') return [];
  const entries = entriesOf(signature.value);
  return signaturePartNames.flatMap((name) => {
    const entry = entries.get(name);
    return entry?.value.kind === 'scalar' ? (readPart(name, entry, entry.value) ?? []) : [];
  });
}

/** Undefined where MLflow sees no JSON: null and the empty string are "absent" (MLflow 3.17.2), other kinds are a rule's business. */
function readPart(name: SignaturePartName, entry: YamlEntry, scalar: YamlScalar): SignaturePart | undefined {
  const held = pythonScalar(scalar);
  if (held.kind !== 'string' || held.value === '') return undefined;
  const json = held.value;
  const toFile = (span: Span): Span => fileSpan(scalar, span);
  if (name === 'params') {
    const { params, problems } = paramsBefore.get(json, () => readParams(json));
    return { name, entry, scalar, json, schema: undefined, params, problems, toFile };
  }
  const { schema, problems } = schemasBefore.get(json, () => readSchema(json));
  return { name, entry, scalar, json, schema, params: undefined, problems, toFile };
}

function fileSpan(scalar: YamlScalar, { start, end }: Span): Span {
  const from = scalar.sourceOf(start).start;
  return { start: from, end: end > start ? scalar.sourceOf(end - 1).end : from };
}

function signatureOf(parts: readonly SignaturePart[]): Signature | undefined {
  if (parts.length === 0 || parts.some(({ problems }) => problems.some(({ isRefused }) => isRefused))) return undefined;
  const part = (name: SignaturePartName): SignaturePart | undefined => parts.find((one) => one.name === name);
  return { inputs: part('inputs')?.schema, outputs: part('outputs')?.schema, params: part('params')?.params };
}
