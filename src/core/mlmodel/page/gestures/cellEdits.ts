import { memberOf, valueOf, isTruthy } from '../../../signature/grammar/members.ts';
import { pythonString } from '../../../signature/pythonJson.ts';
import { numpyTypeOfJson } from '../../../signature/grammar/numpyDescriptor.ts';
import { readTypeText, writeTypeText } from '../../../signature/typeText.ts';
import type { ElementType } from '../../../signature/spec.ts';
import { convertedDefault, readDefault, type DefaultType } from './defaultText.ts';
import { addMember, addMemberBefore, removeMembers, replaceNode, writeMember } from './members.ts';
import { dtypeName } from './newRow.ts';
import type { JsonEdit } from '../../partEdits.ts';
import { edits, refused, type Outcome } from './outcome.ts';
import type { Row, Siblings } from './rows.ts';
import { isList, isRequired as isRowRequired, paramType, typeOf } from './rowType.ts';
import { readShapeText } from './shapeText.ts';
import { filled, typeEdits } from './typeEdits.ts';

/** Another name, or none. That no other row has it, MLflow 3.17.2 asks of parameters and properties only; data asks it of columns as well. */
export function renamed(row: Row, { names, isTwice }: Siblings, name: string | null): Outcome {
  const isText = row.kind === 'property' || valueOf(row.object, 'name')?.kind === 'string';
  if (name === row.name && (name === null || isText)) return edits();
  if (name === '' || (name === null && (row.kind === 'property' || row.kind === 'param')))
    return refused('gestureNameNeeded');
  if (name === null) return edits(removeMembers(row, (key) => key === 'name'));
  if (name !== row.name && names.includes(name)) return refused('gestureNameTaken', { name });
  const written = pythonString(name);
  if (row.kind === 'property') {
    if (isTwice || !row.member) return refused('gestureTwice');
    return edits([replaceNode(row, row.member.key, written)]);
  }
  const [type, required] = [memberOf(row.object, 'type'), memberOf(row.object, 'required')];
  const next = row.kind === 'tensor' ? type : required;
  if (memberOf(row.object, 'name') || !next) return edits([writeMember(row, 'name', written)]);
  return edits([addMemberBefore(row, next, 'name', written)]);
}

/** Of columns and properties a type, of tensors a dtype. */
export function retyped(row: Row, text: string): Outcome {
  if (row.kind === 'tensor') return withDtype(row, text);
  const type = readTypeText(text);
  if (!type) return refused('gestureTypeUnknown', { type: text });
  if (row.kind === 'param') return retypedParam(row, type, text);
  const before = typeOf(row);
  const found = typeEdits(row, row.kind, before, type);
  return edits(found, before && row.kind === 'column' && found.length > 0 ? keptRequired(row, type) : []);
}

/** Written out in any case, so that it does not depend on the type; `optional` of MLflow 2.4 to 2.9 goes. */
export function withRequired(row: Row, isRequired: boolean): Outcome {
  if (row.kind === 'tensor' || row.kind === 'param') return refused('gestureNoRequired');
  const [required, optional] = [valueOf(row.object, 'required'), memberOf(row.object, 'optional')];
  if (!optional) {
    const isClean = required === undefined || required.kind === 'boolean';
    const isSo = isClean && isRowRequired(row) === isRequired;
    return isSo ? edits() : edits([writeMember(row, 'required', String(isRequired))]);
  }
  if (required) {
    const gone = removeMembers(row, (key) => key === 'optional');
    return edits([replaceNode(row, required, String(isRequired))], gone);
  }
  const renaming = replaceNode(row, optional.key, '"required"');
  return edits([renaming, replaceNode(row, optional.value, String(isRequired))]);
}

export function reshaped(row: Row, shape: string): Outcome {
  const isNone = shape.trim() === '';
  const written = isNone && row.kind === 'param' ? 'null' : isNone ? undefined : readShapeText(shape);
  if (row.kind !== 'tensor' && row.kind !== 'param') return refused('gestureNoShape');
  if (written === undefined) return refused('gestureShape', { shape });
  if (row.kind === 'param') return reshapedParam(row, written);
  const spec = valueOf(row.object, 'tensor-spec');
  if (spec?.kind !== 'object') return refused('gestureRowGone');
  const before = valueOf(spec, 'shape');
  const isSame =
    before && row.text.slice(before.span.start, before.span.end).replace(/\s/g, '') === written.replaceAll(' ', '');
  return isSame ? edits() : edits([writeMember({ object: spec, base: row.base }, 'shape', written)]);
}

export function withDefault(row: Row, text: string): Outcome {
  if (row.kind !== 'param') return refused('gestureNoDefault');
  const type = paramType(row);
  if (!type) return refused('gesturePartBroken', { part: 'params' });
  const read = readDefault({ type, isList: isList(row) }, text);
  if (read.kind === 'refused') return read;
  return edits([writeMember(row, 'default', read.json)]);
}

function withDtype(row: Row, text: string): Outcome {
  const [dtype, spec] = [dtypeName(text), valueOf(row.object, 'tensor-spec')];
  if (dtype === undefined || spec?.kind !== 'object') return refused('gestureTypeUnknown', { type: text });
  const before = valueOf(spec, 'dtype');
  if (before && numpyTypeOfJson(before)?.name === dtype) return edits();
  return edits([writeMember({ object: spec, base: row.base }, 'dtype', pythonString(dtype))]);
}

/** Where `required` is left out, a simple column is required, any other is not (MLflow 3.17.2): a change of the type is none of that. */
function keptRequired(row: Row, type: ElementType): JsonEdit[] {
  const is = isRowRequired(row);
  if (memberOf(row.object, 'required') || is === (type.kind === 'scalar')) return [];
  return is || row.name !== null ? [addMember(row, 'required', String(is))] : [];
}

function retypedParam(row: Row, given: ElementType, text: string): Outcome {
  if (given.kind !== 'scalar' && given.kind !== 'object') return refused('gestureParamType', { type: text });
  const before = typeOf(row);
  if (before && writeTypeText(before) === writeTypeText(given)) return edits();
  const type = filled(given, false) as DefaultType;
  const mended = mendedDefault(row, { type, isList: isList(row) });
  const [declared, dtype] = [valueOf(row.object, 'type'), memberOf(row.object, 'dtype')];
  const isOld = dtype && type.kind === 'scalar' && !(declared && isTruthy(declared));
  if (isOld) return edits([replaceNode(row, dtype.value, `"${type.type}"`)], mended);
  return edits(typeEdits(row, 'param', before, type), mended);
}

function reshapedParam(row: Row, written: string): Outcome {
  const isNow = written !== 'null';
  // any list but [-1] is refused when the part is read again
  if (isNow === isList(row) && (written === 'null' || written === '[-1]')) return edits();
  const type = paramType(row);
  const mended = type ? mendedDefault(row, { type, isList: isNow }) : [];
  return edits([writeMember(row, 'shape', written)], mended);
}

function mendedDefault(
  row: Row,
  declared: { readonly type: DefaultType; readonly isList: boolean },
): readonly JsonEdit[] {
  const node = valueOf(row.object, 'default');
  if (!node) return [];
  const after = convertedDefault(declared, node, row.text);
  return after === row.text.slice(node.span.start, node.span.end) ? [] : [replaceNode(row, node, after)];
}
