import type { ScalarType, Signature } from '../spec.ts';
import { paramFields, rowOf, type Field, type FieldType, type ParamField, type Row } from './fields.ts';
import { classIdentifier, fieldIdentifier, Identifiers } from './identifiers.ts';
import { layJson, pythonLiteral } from './layJson.ts';
import { pydanticReserved, pydanticTypes } from './pydanticNames.ts';

/**
 * A model for pydantic 2 of one row of the inputs (or of the arrays) and of the parameters. Fields have names that Python takes; the name that a
 * request gives is their alias.
 */
export function pydanticText({ inputs, params }: Signature): string {
  const writer = new ModelWriter();
  if (inputs) writer.writeRow('Input', rowOf(inputs));
  const defined = paramFields(params ?? []);
  if (defined.length > 0) writer.writeParams(defined);
  return writer.text();
}

class ModelWriter {
  readonly #classes: string[] = [];
  readonly #names = new Identifiers(pydanticTypes);
  readonly #imports = new Map<string, Set<string>>();

  text(): string {
    const order = ['datetime', 'typing', 'pydantic'];
    const lines = order.flatMap((module) => {
      const names = [...(this.#imports.get(module) ?? [])].toSorted();
      return names.length === 0 ? [] : [`from ${module} import ${names.join(', ')}\n`];
    });
    const own = lines.pop() ?? '';
    const head = lines.length === 0 ? own : `${lines.join('')}\n${own}`;
    return `${head}\n\n${this.#classes.join('\n\n')}`;
  }

  writeRow(name: string, { isNamed, fields }: Row): void {
    const own = this.#names.take(name);
    if (isNamed) return this.#writeClass(own, fields, []);
    const root = this.#use('pydantic', 'RootModel');
    const [only] = fields;
    const isArray = fields.length === 1 && only?.type.kind === 'tensor';
    const types = fields.map(({ type, name: of }) => this.#type(type, `${own}${classIdentifier(of)}`));
    const held = isArray ? (types[0] ?? '') : `tuple[${types.join(', ')}]`;
    this.#classes.push(`class ${own}(${root}[${held}]):\n    pass\n`);
  }

  writeParams(fields: readonly ParamField[]): void {
    this.#writeClass(this.#names.take('Params'), fields, ['validate_default=True'], (field) => {
      const { spec } = field as ParamField;
      return layJson(spec.defaultValue, pythonLiteral, '    ');
    });
  }

  /** Classes that a class needs come before it. */
  #writeClass(
    name: string,
    fields: readonly Field[],
    options: readonly string[],
    defaultOf: (field: Field) => string = () => 'None',
  ): void {
    const identifiers = fieldIdentifiers(fields);
    const lines = fields.map((field) => {
      const identifier = identifiers.get(field.name) ?? '';
      const type = this.#type(field.type, `${name}${classIdentifier(field.name)}`);
      const value = field.isRequired ? undefined : defaultOf(field);
      const annotated = value === 'None' && type !== 'Any' ? `${type} | None` : type;
      return `    ${identifier}: ${annotated}${this.#valueOf(field.name, identifier, value)}\n`;
    });
    const config = ['populate_by_name=True', 'protected_namespaces=()', ...options].join(', ');
    const base = this.#use('pydantic', 'BaseModel');
    const head = `class ${name}(${base}):\n    model_config = ${this.#use('pydantic', 'ConfigDict')}(${config})\n`;
    this.#classes.push(`${head}${lines.length > 0 ? '\n' : ''}${lines.join('')}`);
  }

  #valueOf(name: string, identifier: string, value: string | undefined): string {
    if (name === identifier) return value === undefined ? '' : ` = ${value}`;
    // pydantic holds its names in UTF-8, where half a pair of surrogates has no place; neither has a request
    const alias = `alias=${pythonLiteral.string(name.toWellFormed())}`;
    return ` = ${this.#use('pydantic', 'Field')}(${value === undefined ? '' : `default=${value}, `}${alias})`;
  }

  #type(type: FieldType, wished: string): string {
    switch (type.kind) {
      case 'scalar':
        return this.#scalar(type.type);
      case 'array':
        return `list[${this.#type(type.items, wished)}]`;
      case 'vector':
        return 'list[float]';
      case 'map':
        return `dict[str, ${this.#type(type.values, wished)}]`;
      case 'object': {
        const name = this.#names.take(wished);
        this.#writeClass(name, type.properties, ['extra="forbid"']);
        return name;
      }
      case 'any':
        return this.#use('typing', 'Any');
      case 'tensor': {
        const { dtype, shape } = type.spec;
        const cell = dtypes[dtype.kind] ?? this.#use('typing', 'Any');
        return `${'list['.repeat(shape.length)}${cell}${']'.repeat(shape.length)}`;
      }
    }
  }

  #scalar(type: ScalarType): string {
    if (type === 'datetime') return this.#use('datetime', 'datetime');
    return type === 'binary' ? this.#use('pydantic', 'Base64Bytes') : scalars[type];
  }

  #use(module: string, name: string): string {
    const names = this.#imports.get(module) ?? new Set();
    this.#imports.set(module, names.add(name));
    return name;
  }
}

/** Names that are identifiers stay: only then an alias and the name of another field are never the same. */
function fieldIdentifiers(fields: readonly Field[]): ReadonlyMap<string, string> {
  const reserved = new Set(pydanticReserved);
  const plain = fields.flatMap(({ name }) => (fieldIdentifier(name) === name && !reserved.has(name) ? [name] : []));
  const names = new Identifiers([...reserved, ...plain]);
  const kept = new Set(plain);
  const others = fields.filter(({ name }) => !kept.has(name));
  return new Map([
    ...plain.map((name) => [name, name] as const),
    ...others.map(({ name }) => [name, names.take(fieldIdentifier(name))] as const),
  ]);
}

const scalars: Readonly<Record<Exclude<ScalarType, 'datetime' | 'binary'>, string>> = {
  boolean: 'bool',
  integer: 'int',
  long: 'int',
  float: 'float',
  double: 'float',
  string: 'str',
};

const dtypes: Readonly<Record<string, string>> = {
  b: 'bool',
  i: 'int',
  u: 'int',
  f: 'float',
  S: 'str',
  U: 'str',
  T: 'str',
};
