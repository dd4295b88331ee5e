import { message } from '../../base/message.ts';
import type { JsonMember, JsonObject } from '../json/jsonNode.ts';
import type { JsonFix } from '../problem.ts';
import { pythonJson } from '../pythonJson.ts';
import { addMember, removeMember, renameMember } from './fixes.ts';
import { memberOf } from './members.ts';
import { numpyTypeOfJson } from './numpyDescriptor.ts';
import { isSizedText } from './numpyType.ts';
import { typeSpelling } from './typeSpelling.ts';

/** What was meant as the `tensor-spec` of a tensor that has none: an object of another name, or its two parts without one around them. */
export function misplacedParts(object: JsonObject): readonly JsonMember[] {
  const misspelt = object.members.find(({ key, value }) => value.kind === 'object' && isMeant(key.value));
  if (misspelt) return [misspelt];
  return ['dtype', 'shape'].flatMap((key) => memberOf(object, key) ?? []);
}

const otherNames: ReadonlySet<string> = new Set(['spec', 'specs', 'tensor']);

function isMeant(key: string): boolean {
  return otherNames.has(key.toLowerCase()) || typeSpelling(key, ['tensor-spec']) !== undefined;
}

/** Only where nothing is there, a dtype and a shape have to be made up. */
export function specFix(object: JsonObject, misplaced: readonly JsonMember[]): JsonFix {
  const [first, second] = misplaced;
  if (!first) return addMember(object, 'tensor-spec', specOf(undefined, undefined));
  if (first.key.value !== 'dtype' && first.key.value !== 'shape') {
    const isPreferred = first.value.kind === 'object' && isSound(first.value);
    return renameMember(first, 'tensor-spec', undefined, { isPreferred });
  }
  const [dtype, shape] = [memberOf(object, 'dtype'), memberOf(object, 'shape')];
  const at = { start: first.key.span.start, end: first.value.span.end };
  const edits = [{ at, text: `"tensor-spec": ${specOf(dtype, shape)}` }];
  return {
    title: message('grammarFixWrap'),
    isPreferred: isSound(object),
    edits: second
      ? [...edits, ...removeMember(object, second).edits].toSorted((a, b) => a.at.start - b.at.start)
      : edits,
  };
}

function specOf(dtype: JsonMember | undefined, shape: JsonMember | undefined): string {
  return `{"dtype": ${dtype ? pythonJson(dtype.value) : '"float64"'}, "shape": ${shape ? pythonJson(shape.value) : '[-1]'}}`;
}

/** What MLflow 3.17.2 would take, so that nothing else comes out. */
function isSound(spec: JsonObject): boolean {
  const [dtype, shape] = [memberOf(spec, 'dtype')?.value, memberOf(spec, 'shape')?.value];
  const type = dtype?.kind === 'string' ? numpyTypeOfJson(dtype) : undefined;
  return type !== undefined && !isSizedText(type) && shape?.kind === 'array' && !memberOf(spec, 'cls');
}
