import { message } from '../../base/message.ts';
import type { JsonNode, JsonObject } from '../json/jsonNode.ts';
import type { ColumnSpec, ElementType, SpecName } from '../spec.ts';
import { addMember } from './fixes.ts';
import { isTruthy, memberOf, valueOf } from './members.ts';
import { readElement, remarkRequired } from './readElement.ts';
import type { Reading } from './reading.ts';
import { remark, written } from './reading.ts';

/** Undefined where MLflow 3.17.2 refuses the type. */
export function readColumn(reading: Reading, object: JsonObject): ColumnSpec | undefined {
  const name = readName(reading, object);
  const type = readElement(reading, object, 'column');
  const required = memberOf(object, 'required')?.value;
  const isNamed = name !== undefined;
  if (required && required.kind !== 'boolean') remarkRequired(reading, required, isNamed);
  if (!type) return undefined;
  const isScalar = type.kind === 'scalar';
  if (!required && !isScalar && !memberOf(object, 'optional')) remarkMissing(reading, object, type, isNamed);
  return {
    kind: 'column',
    name,
    type,
    isRequired: required ? isTruthy(required) : isScalar,
    span: object.span,
  };
}

/** Undefined when there is none, or null. */
export function readName(reading: Reading, object: JsonObject): SpecName {
  const name = valueOf(object, 'name');
  if (!name || name.kind === 'null') return undefined;
  remarkName(reading, name);
  return name;
}

export function remarkName(reading: Reading, name: JsonNode): void {
  if (name.kind !== 'string') {
    remark(reading, 'signature-name-odd', name.span, message('grammarNameKind', { found: written(reading, name) }));
  } else if (name.value === '') remark(reading, 'signature-name-odd', name.span, message('grammarNameEmpty'));
}

/** As MLflow reads it, the column is optional: to write that down changes nothing, but is refused of one without a name. */
function remarkMissing(reading: Reading, object: JsonObject, type: ElementType, isNamed: boolean): void {
  if (type.kind === 'scalar') return;
  const at = valueOf(object, 'type')?.span ?? object.span;
  remark(reading, 'signature-required-odd', at, message('grammarRequiredMissing'), [
    ...(isNamed ? [addMember(object, 'required', 'false', { isPreferred: true })] : []),
    addMember(object, 'required', 'true'),
  ]);
}
