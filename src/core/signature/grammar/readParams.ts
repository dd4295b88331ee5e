import { message } from '../../base/message.ts';
import type { JsonArray, JsonNode, JsonObject, JsonString } from '../json/jsonNode.ts';
import type { SignatureProblem } from '../problem.ts';
import type { ParamSpec } from '../spec.ts';
import { scalarTypes } from '../spec.ts';
import { addMember, removeItem, replaceValue } from './fixes.ts';
import { checkKeys } from './keyProblems.ts';
import { isTruthy, iterated, memberOf, valueOf } from './members.ts';
import { checkDefault, fitsDefault } from './paramDefault.ts';
import { pythonText } from './pythonText.ts';
import { remarkName } from './readColumn.ts';
import { isScalar, readElement } from './readElement.ts';
import type { Reading } from './reading.ts';
import { refuse, remark, shorten, written } from './reading.ts';
import { beginReading, endReading, isEmpty } from './readSchema.ts';
import { typeSpelling } from './typeSpelling.ts';

export interface ParamsRead {
  /** What could be understood, also of params that are refused; an empty list is fine. */
  readonly params: readonly ParamSpec[] | undefined;
  readonly problems: readonly SignatureProblem[];
  /** True exactly when `ParamSchema.from_json` of MLflow 3.17.2 raises: one of the problems is then refused. */
  readonly isRefused: boolean;
}

/** The `params` of a signature. Goes on after the first problem and never throws. */
export function readParams(json: string): ParamsRead {
  const { root, reading, doubtfulFrom } = beginReading(json);
  const params = root && readRoot(reading, root);
  return { params, ...endReading(reading, doubtfulFrom) };
}

function readRoot(reading: Reading, root: JsonNode): readonly ParamSpec[] | undefined {
  if (root.kind !== 'array') {
    if (!isEmpty(root)) return refuse(reading, 'signature-shape', root.span, message('grammarNotList'));
    remark(reading, 'signature-shape', root.span, message('grammarParamsNotList'), [
      replaceValue(root, '[]', { isPreferred: true }),
    ]);
    return [];
  }
  const params: ParamSpec[] = [];
  for (const item of root.items) {
    if (item.kind === 'object') {
      const param = readParam(reading, item);
      if (param) params.push(param);
    } else
      refuse(reading, 'signature-shape', item.span, message('grammarNotObject', { found: written(reading, item) }));
  }
  checkDuplicates(reading, root);
  return params;
}

function readParam(reading: Reading, object: JsonObject): ParamSpec | undefined {
  const [name, defaultValue] = [valueOf(object, 'name'), valueOf(object, 'default')];
  const isComplete = checkParts(reading, object);
  // Python: type or dtype, whichever is true first.
  const [type, dtype] = [valueOf(object, 'type'), valueOf(object, 'dtype')];
  const declared = type && isTruthy(type) ? type : (dtype ?? type);
  const spec = declared && readType(reading, object, declared);
  if (name) remarkName(reading, name);
  const shape = readShape(reading, object, spec, defaultValue);
  if (!isComplete || !name || !defaultValue || !spec || shape === 'invalid') return undefined;
  const isList = shape === 'list';
  if (!checkDefault(reading, object, { type: spec, isList, defaultValue })) return undefined;
  return { name: textOf(name), type: spec, defaultValue, isList, span: object.span };
}

const paramTypes = scalarTypes.filter((type) => type !== 'binary');

function checkParts(reading: Reading, object: JsonObject): boolean {
  const isObject = isObjectType(valueOf(object, 'type'));
  const known = ['name', 'type', 'dtype', 'default', 'shape', ...(isObject ? ['properties'] : [])];
  if (!isObject) checkKeys(reading, object, { known, refused: 'cls' });
  const hasType = memberOf(object, 'type') ?? memberOf(object, 'dtype');
  const missing = [
    ...(memberOf(object, 'name') ? [] : [{ key: 'name', value: '"param"' }]),
    ...(hasType ? [] : [{ key: 'type', value: JSON.stringify(guessedType(valueOf(object, 'default'))) }]),
    ...(memberOf(object, 'default') ? [] : [{ key: 'default', value: 'null' }]),
  ];
  for (const { key, value } of missing)
    refuse(reading, 'params-invalid', object.span, message('grammarParamKeyMissing', { key }), [
      addMember(object, key, value),
    ]);
  return missing.length === 0;
}

function isObjectType(node: JsonNode | undefined): boolean {
  return node?.kind === 'string' && node.value === 'object';
}

function guessedType(defaultValue: JsonNode | undefined): string {
  const node = defaultValue?.kind === 'array' ? defaultValue.items[0] : defaultValue;
  if (node?.kind === 'boolean') return 'boolean';
  if (node?.kind === 'integer') return 'long';
  return node?.kind === 'float' ? 'double' : 'string';
}

function readType(reading: Reading, object: JsonObject, declared: JsonNode): ParamSpec['type'] | undefined {
  if (isObjectType(declared)) {
    const type = valueOf(object, 'type');
    if (!isObjectType(type)) {
      // `dtype` may say any type but this one.
      const fixes = type ? [replaceValue(type, '"object"')] : [addMember(object, 'type', '"object"')];
      return refuse(reading, 'params-invalid', object.span, message('grammarParamKeyMissing', { key: 'type' }), fixes);
    }
    const element = readElement(reading, object, 'param');
    return element?.kind === 'object' ? element : undefined;
  }
  if (declared.kind === 'string' && declared.value === 'binary')
    return refuse(reading, 'params-type-unknown', declared.span, message('grammarParamBinary'), [
      replaceValue(declared, '"string"'),
    ]);
  if (declared.kind === 'string' && isScalar(declared.value)) return { kind: 'scalar', type: declared.value };
  const spelling = declared.kind === 'string' ? typeSpelling(declared.value, paramTypes) : undefined;
  const defaultValue = valueOf(object, 'default');
  const takes = (right: string): boolean =>
    defaultValue === undefined ||
    (isScalar(right) &&
      fitsDefault(reading, object, {
        type: { kind: 'scalar', type: right },
        isList: defaultValue.kind === 'array',
        defaultValue,
      }));
  const fixes = spelling
    ? [
        replaceValue(declared, JSON.stringify(spelling.right), {
          isPreferred: spelling.isCertain && takes(spelling.right),
        }),
      ]
    : [];
  const type = declared.kind === 'string' ? shorten(declared.value) : written(reading, declared);
  const text = spelling
    ? message('grammarParamTypeMeant', { type, meant: spelling.right })
    : message('grammarParamTypeUnknown', { type, known: [...paramTypes, 'object'].join(', ') });
  return refuse(reading, 'params-type-unknown', declared.span, text, fixes);
}

/** `tuple(shape)` has to be `(-1,)`, or the shape null. */
function readShape(
  reading: Reading,
  object: JsonObject,
  type: ParamSpec['type'] | undefined,
  defaultValue: JsonNode | undefined,
): 'list' | 'none' | 'invalid' {
  const shape = valueOf(object, 'shape');
  if (!shape || shape.kind === 'null') return 'none';
  const [size, ...others] = iterated(shape) ?? [];
  const isList = (size?.kind === 'integer' || size?.kind === 'float') && size.value === -1 && others.length === 0;
  if (isList) return 'list';
  const isListed = defaultValue?.kind === 'array';
  const isPreferred =
    type !== undefined &&
    defaultValue !== undefined &&
    fitsDefault(reading, object, { type, isList: isListed, defaultValue });
  refuse(reading, 'params-shape', shape.span, message('grammarParamShape'), [
    replaceValue(shape, isListed ? '[-1]' : 'null', { isPreferred }),
  ]);
  return 'invalid';
}

/** `str(name)`: null is called `None`. */
function textOf(name: JsonNode): JsonString {
  return name.kind === 'string' ? name : { kind: 'string', span: name.span, value: pythonText(name) };
}

function checkDuplicates(reading: Reading, root: JsonArray): void {
  const seen = new Set<string>();
  for (const [index, item] of root.items.entries()) {
    const name = item.kind === 'object' ? valueOf(item, 'name') : undefined;
    if (!name) continue;
    const text = textOf(name).value;
    if (seen.has(text)) {
      const shown = shorten(text);
      refuse(reading, 'params-duplicate', name.span, message('grammarParamTwice', { name: shown }), [
        removeItem(root, index, shown),
      ]);
    }
    seen.add(text);
  }
}
