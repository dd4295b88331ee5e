import { elementMembers } from '../../../signature/elementText.ts';
import { isSizedText, numpyTypeOf } from '../../../signature/grammar/numpyType.ts';
import { pythonString } from '../../../signature/pythonJson.ts';
import { readTypeText } from '../../../signature/typeText.ts';
import type { NewRow } from '../gesture.ts';
import { readDefault, type DefaultType } from './defaultText.ts';
import { refused, type Refused } from './outcome.ts';
import type { Row } from './rows.ts';
import { readShapeText } from './shapeText.ts';
import { filled } from './typeEdits.ts';

/** What MLflow 3.17.2 writes of a row; of a property with its key. */
export function newRowJson(kind: Row['kind'], row: NewRow): { readonly kind: 'json'; readonly json: string } | Refused {
  if (row.name === '' || (row.name === null && (kind === 'param' || kind === 'property')))
    return refused('gestureNameNeeded');
  return writers[kind](row);
}

/** `float64`, `int` as `int64`. Undefined where MLflow 3.17.2 takes no such tensor. */
export function dtypeName(text: string): string | undefined {
  const dtype = numpyTypeOf(text.trim());
  if (!dtype || isSizedText(dtype)) return undefined;
  const isNamed = numpyTypeOf(dtype.name)?.name === dtype.name;
  return isNamed ? dtype.name : text.trim();
}

type Written = ReturnType<typeof newRowJson>;

const writers: Readonly<Record<Row['kind'], (row: NewRow) => Written>> = {
  column: writeColumn,
  property: writeProperty,
  tensor: writeTensor,
  param: writeParam,
};

function writeColumn({ name, type, isRequired = true }: NewRow): Written {
  const read = readTypeText(type);
  if (!read) return refused('gestureTypeUnknown', { type });
  const named = name === null ? '' : `, "name": ${pythonString(name)}`;
  return written(`{${elementMembers(filled(read))}${named}, "required": ${isRequired}}`);
}

function writeProperty({ name, type, isRequired = true }: NewRow): Written {
  const read = readTypeText(type);
  if (!read) return refused('gestureTypeUnknown', { type });
  return written(`${pythonString(name ?? '')}: {${elementMembers(filled(read))}, "required": ${isRequired}}`);
}

function writeTensor({ name, type, shape = '(-1)' }: NewRow): Written {
  const dtype = dtypeName(type);
  if (dtype === undefined) return refused('gestureTypeUnknown', { type });
  const lengths = shape.trim() === '' ? undefined : readShapeText(shape);
  if (lengths === undefined) return refused('gestureShape', { shape });
  const named = name === null ? '' : `"name": ${pythonString(name)}, `;
  return written(`{${named}"type": "tensor", "tensor-spec": {"dtype": ${pythonString(dtype)}, "shape": ${lengths}}}`);
}

function writeParam({ name, type: typeText, shape = '', default: given }: NewRow): Written {
  const type = readTypeText(typeText);
  if (!type) return refused('gestureTypeUnknown', { type: typeText });
  if (type.kind !== 'scalar' && type.kind !== 'object') return refused('gestureParamType', { type: typeText });
  const size = shape.trim() === '' ? 'null' : readShapeText(shape);
  if (size === undefined) return refused('gestureShape', { shape });
  const isList = size !== 'null';
  const full = filled(type, false) as DefaultType;
  const read = readDefault({ type: full, isList }, given ?? emptyDefault(type.kind, isList));
  if (read.kind === 'refused') return read;
  const start = `{"name": ${pythonString(name ?? '')}, "default": ${read.json}, "shape": ${size}`;
  return written(`${start}, ${elementMembers(full)}}`);
}

/** Null fits every simple type. */
function emptyDefault(kind: 'scalar' | 'object', isList: boolean): string {
  if (isList) return '[]';
  return kind === 'object' ? '{}' : 'null';
}

function written(json: string): Written {
  return { kind: 'json', json };
}
