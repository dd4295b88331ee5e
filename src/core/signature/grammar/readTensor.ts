import { message } from '../../base/message.ts';
import type { JsonNode, JsonObject } from '../json/jsonNode.ts';
import type { NumpyType, TensorSpec } from '../spec.ts';
import { addMember, replaceValue } from './fixes.ts';
import { misplacedParts, specFix } from './misplacedSpec.ts';
import { checkKeys } from './keyProblems.ts';
import { iterated, valueOf } from './members.ts';
import { numpyTypeOfJson } from './numpyDescriptor.ts';
import { isSizedText, numpyTypeOf } from './numpyType.ts';
import { readName } from './readColumn.ts';
import type { Reading } from './reading.ts';
import { refuse, remark, shorten, sourceOf, written } from './reading.ts';
import { dtypeSpelling } from './typeSpelling.ts';

const tensorKeys = ['type', 'name', 'tensor-spec'];

/** Undefined where MLflow 3.17.2 refuses it. */
export function readTensor(reading: Reading, object: JsonObject): TensorSpec | undefined {
  const spec = valueOf(object, 'tensor-spec');
  const misplaced = spec ? [] : misplacedParts(object);
  checkKeys(reading, object, { known: [...tensorKeys, ...misplaced.map(({ key }) => key.value)], refused: 'cls' });
  const name = readName(reading, object);
  if (!spec) {
    const fixes = [specFix(object, misplaced)];
    return refuse(reading, 'signature-part-missing', object.span, message('grammarTensorSpecMissing'), fixes);
  }
  if (spec.kind !== 'object') {
    const text = message('grammarTensorSpecKind', { found: written(reading, spec) });
    return refuse(reading, 'signature-part-invalid', spec.span, text);
  }
  const read = readSpec(reading, spec);
  return read && { kind: 'tensor', name, ...read, span: object.span };
}

function readSpec(reading: Reading, spec: JsonObject): Pick<TensorSpec, 'dtype' | 'shape'> | undefined {
  checkKeys(reading, spec, { known: ['dtype', 'shape'], refused: 'cls' });
  const dtype = readDtype(reading, spec);
  const shape = readShape(reading, spec);
  return dtype && shape && { dtype, shape };
}

function readDtype(reading: Reading, spec: JsonObject): NumpyType | undefined {
  const node = valueOf(spec, 'dtype');
  if (!node) {
    const fixes = [addMember(spec, 'dtype', '"float64"')];
    return refuse(reading, 'signature-part-missing', spec.span, message('grammarDtypeMissing'), fixes);
  }
  const dtype = numpyTypeOfJson(node);
  if (!dtype) return refuseDtype(reading, node);
  if (isSizedText(dtype)) {
    const right = JSON.stringify(dtype.kind === 'U' ? 'str' : 'bytes');
    const fixes = [replaceValue(node, right, { isPreferred: true })];
    return refuse(reading, 'signature-dtype-unknown', node.span, message('grammarDtypeSized', { right }), fixes);
  }
  if (node.kind !== 'string') {
    const text = message('grammarDtypeOdd', { dtype: dtype.name });
    const fixes = [replaceValue(node, JSON.stringify(dtype.name), { isPreferred: node.kind === 'null' })];
    remark(reading, 'signature-part-invalid', node.span, text, fixes);
  }
  return dtype;
}

function refuseDtype(reading: Reading, node: JsonNode): undefined {
  if (node.kind !== 'string') {
    const text = message('grammarDtypeKind', { found: written(reading, node) });
    return refuse(reading, 'signature-dtype-unknown', node.span, text);
  }
  const spelling = dtypeSpelling(node.value, (name) => numpyTypeOf(name) !== undefined);
  const fixes = spelling
    ? [replaceValue(node, JSON.stringify(spelling.right), { isPreferred: spelling.isCertain })]
    : [];
  const text = message('grammarDtypeUnknown', { dtype: shorten(node.value) });
  return refuse(reading, 'signature-dtype-unknown', node.span, text, fixes);
}

/** Anything that Python makes a tuple of; its parts are not looked at by MLflow. */
function readShape(reading: Reading, spec: JsonObject): readonly JsonNode[] | undefined {
  const node = valueOf(spec, 'shape');
  if (!node) {
    const fixes = [addMember(spec, 'shape', '[-1]')];
    return refuse(reading, 'signature-part-missing', spec.span, message('grammarShapeMissing'), fixes);
  }
  const shape = iterated(node);
  const kind = (): ReturnType<typeof message> => message('grammarShapeKind', { found: written(reading, node) });
  if (!shape) {
    const fixes = node.kind === 'integer' ? [replaceValue(node, `[${sourceOf(reading, node)}]`)] : [];
    return refuse(reading, 'signature-part-invalid', node.span, kind(), fixes);
  }
  if (node.kind !== 'array') remark(reading, 'signature-shape-odd', node.span, kind());
  else {
    const odd = shape.filter((part) => part.kind !== 'integer' || part.value < -1);
    for (const part of odd.slice(0, mostParts))
      remark(reading, 'signature-shape-odd', part.span, message('grammarShapePart'));
  }
  return shape;
}

const mostParts = 20;
