import type { SignatureTable } from '../../../src/core/mlmodel/page/modelPage.ts';
import { numpyTypeOf } from '../../../src/core/signature/grammar/numpyType.ts';
import type { NumpyType, ScalarType } from '../../../src/core/signature/spec.ts';
import { readTypeWords } from './typeWords.ts';

export type Holds = SignatureTable['holds'];

/** What a type in pasted text stands for; undefined where it is none. In a printout of pandas `object` is text, elsewhere MLflow's object. */
export function pastedType(text: string, holds: Holds, isPandas: boolean): string | undefined {
  if (text.length > longest) return undefined;
  const written = text.trim().replace(/^(?:np|numpy|pd|pandas)\./, '');
  if (holds === 'tensors') return numpyTypeOf(written)?.name;
  if (isPandas) return pandasType(written) ?? readTypeWords(written);
  return readTypeWords(written) ?? pandasType(written);
}

/** No type that a person pastes is longer; what is, takes long to be found out about. */
const longest = 1000;

/** Whether only numpy or pandas has a type of this name. */
export function isPandasName(text: string): boolean {
  return /^(?:u?int\d+|float\d+|bool|datetime64.*|category|<M8.*)$/i.test(text.trim());
}

const named: Readonly<Record<string, ScalarType>> = {
  object: 'string',
  string: 'string',
  str: 'string',
  category: 'string',
  boolean: 'boolean',
};

function pandasType(text: string): string | undefined {
  const plain = text.replace(/\[(?:python|pyarrow)(?:_numpy)?\]$/, '');
  const known = named[plain.toLowerCase()];
  if (known) return known;
  if (/^datetime64\[\w+, .+\]$/.test(plain)) return 'datetime';
  // Types of pandas that may miss values are those of numpy with a capital letter.
  const dtype = numpyTypeOf(/^(?:U?Int|Float)\d+$/.test(plain) ? plain.toLowerCase() : plain);
  return dtype && columnType(dtype);
}

/** As MLflow 3.17.2 infers the type of a column from its dtype: nothing holds a uint64. */
function columnType({ kind, size }: NumpyType): ScalarType | undefined {
  switch (kind) {
    case 'b':
      return 'boolean';
    case 'i':
      return size <= 4 ? 'integer' : 'long';
    case 'u':
      return size < 4 ? 'integer' : size < 8 ? 'long' : undefined;
    case 'f':
      return size <= 4 ? 'float' : size <= 8 ? 'double' : undefined;
    case 'S':
      return 'binary';
    case 'U':
    case 'O':
    case 'T':
      return 'string';
    case 'M':
      return 'datetime';
    default:
      return undefined;
  }
}
