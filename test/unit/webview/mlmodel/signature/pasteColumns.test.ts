import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { NewRow } from '../../../../../src/core/mlmodel/page/gesture.ts';
import { freeName, pasteColumns, usualRow } from '../../../../../webview/mlmodel/signature/pasteColumns.ts';
import type { Holds } from '../../../../../webview/mlmodel/signature/pastedType.ts';

/** `a long`, `b? string` (optional), `c! long` (required by word). */
function said({ name, type, isRequired, shape, default: fallback }: NewRow): string {
  const sign = isRequired === undefined ? '' : isRequired ? '!' : '?';
  return [`${name ?? '-'}${sign}`, type, shape, fallback].filter((part) => part !== undefined).join(' ');
}

function check(
  what: string,
  text: string,
  expected: readonly string[],
  ignored: readonly string[] = [],
  holds: Holds = 'columns',
): void {
  it(what, () => {
    const read = pasteColumns(text, holds);
    assert.deepEqual({ rows: read.rows.map(said), ignored: read.ignored }, { rows: expected, ignored });
  });
}

describe('columns pasted from a spreadsheet', () => {
  check('name and type', 'a\tlong\nb\tstring', ['a long', 'b string']);
  check('with the ends of lines of Windows', 'a\tlong\r\nb\tstring\r\n', ['a long', 'b string']);
  check('with a header', 'Name\tType\tRequired\na\tlong\tTRUE\nb\tdouble\tno', ['a! long', 'b? double']);
  check('with a header in another order', 'dtype\tnullable\tcolumn\nint64\tyes\ta', ['a? long']);
  check('CSV with quotes', '"name","type"\n"a, b","array<long>"\n"say ""x""",string', [
    'a, b array<long>',
    'say "x" string',
  ]);
  check('CSV with semicolons', 'a;long;0\nb;array of string;1', ['a? long', 'b! array<string>']);
  check('names alone', 'open\nhigh\nlow', ['open double', 'high double', 'low double']);
  check('names with a header', 'column\nopen\nhigh', ['open double', 'high double']);
  check('the header of a data file', 'open,high,low,close', [
    'open double',
    'high double',
    'low double',
    'close double',
  ]);
  check('the header row of a sheet', 'open\thigh\tlow', ['open double', 'high double', 'low double']);
  check('object is MLflow’s', 'a\tobject\nb\tlong', ['a object', 'b long']);
  check('object is text among types of pandas', 'a\tobject\nb\tint64', ['a string', 'b long']);
  check('what is no type', 'a\tlong\nb\tfoo', ['a long'], ['b\tfoo']);
  check('nothing', ' \n\n', []);
});

describe('columns pasted from pandas', () => {
  check(
    'df.dtypes',
    'volume             int64\nclose h-8        float64\nsource            object\nat        datetime64[ns]\nflag                bool\ndtype: object\n',
    ['volume long', 'close h-8 double', 'source string', 'at datetime', 'flag boolean'],
  );
  check('df.dtypes of pandas 3', 'a      str\nb    int64\ndtype: object', ['a string', 'b long']);
  check('df.dtypes with a zone', 'a    datetime64[us, UTC]\nb    datetime64[ns, Europe/Berlin]\ndtype: object', [
    'a datetime',
    'b datetime',
  ]);
  check(
    'df.dtypes of types that may miss values',
    'a    Int64\nb    boolean\nc    string[python]\nd    Float32\ndtype: object',
    ['a long', 'b boolean', 'c string', 'd float'],
  );
  check(
    'df.dtypes that is cut',
    'a    int64\n     ...  \nz    int8\nLength: 300, dtype: object',
    ['a long', 'z integer'],
    ['...'],
  );
  check(
    'what MLflow has no type for',
    'a    uint64\nb    complex128\nc    timedelta64[ns]\ndtype: object',
    [],
    ['a    uint64', 'b    complex128', 'c    timedelta64[ns]'],
  );
  check('with the line of code', '>>> df.dtypes\na    int64\ndtype: object', ['a long']);
  check('lines of dtypes without the last one', 'volume      int64\nclose h-8   float64', [
    'volume long',
    'close h-8 double',
  ]);
  check(
    'df.info()',
    `<class 'pandas.core.frame.DataFrame'>
RangeIndex: 3 entries, 0 to 2
Data columns (total 3 columns):
 #   Column     Non-Null Count  Dtype  
---  ------     --------------  -----  
 0   a          3 non-null      int64  
 1   close h-8  2 non-null      float64
 2   c          3 non-null      object 
dtypes: float64(1), int64(1), object(1)
memory usage: 200.0+ bytes`,
    ['a long', 'close h-8? double', 'c string'],
  );
});

describe('columns pasted as code', () => {
  check('a Python list', "['open', 'high',]", ['open double', 'high double']);
  check('a list with a name', 'columns = ["open", "it\'s"]', ['open double', "it's double"]);
  check('an index of pandas', "Index(['open', 'high'], dtype='object')", ['open double', 'high double']);
  check('a dict of types', "{'a': 'int64', 'b': dtype('float64'), 'c': dtype('O')}", [
    'a long',
    'b double',
    'c string',
  ]);
  check('pairs', '[["a", "long"], ["b", "array<string>"]]', ['a long', 'b array<string>']);
  check('MLflow’s columns', '[{"type": "long", "name": "a", "required": true}, {"type": "string"}]', [
    'a! long',
    '- string',
  ]);
  check(
    'MLflow’s nested columns',
    '[{"name": "a", "type": "array", "items": {"type": "map", "values": {"type": "long"}}}, {"name": "b", "type": "what"}]',
    ['a array<map<long>>'],
    ['{"name":"b","type":"what"}'],
  );
  check('lines with colons', 'a: int\n"b": "str",\nc: long', ['a long', 'b string', 'c long']);
});

describe('tensors and parameters', () => {
  check(
    'MLflow’s tensors',
    '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 28]}}]',
    ['- float64 (-1, 28)'],
    [],
    'tensors',
  );
  check('cells of tensors', 'x\tfloat32\t\t(-1, 28)\ny\tint64', ['x float32 (-1, 28)', 'y int64 (-1)'], [], 'tensors');
  check(
    'MLflow’s parameters',
    '[{"name": "t", "type": "double", "default": 0.5, "shape": null}]',
    ['t double 0.5'],
    [],
    'params',
  );
  check(
    'cells of parameters',
    'name\ttype\tdefault\tshape\nt\tlong\t[1, 2]\t(-1)',
    ['t long (-1) [1, 2]'],
    [],
    'params',
  );
  check('a parameter without a default gets one', 's\tstring', ['s string ""'], [], 'params');
});

describe('new columns', () => {
  it('have a type and a name that is free', () => {
    assert.deepEqual(usualRow('a', 'columns'), { name: 'a', type: 'double' });
    assert.equal(freeName('column', new Set(['column', 'column_2'])), 'column_3');
  });

  it('are read from any text without a fault, in linear time', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.constantFrom<Holds>('columns', 'tensors', 'params'),
        (text, holds) => {
          for (const { type } of pasteColumns(text, holds).rows) assert.notEqual(type, '');
        },
      ),
    );
    for (const sign of ['[', '"', ' ', '\t', ',', 'a ', "'", '(', '{"a":', 'dtype: object\n', ' : '])
      pasteColumns(sign.repeat(100_000), 'columns');
  });

  it('are 50,000 at most', () => {
    assert.equal(pasteColumns('a\tlong\n'.repeat(60_000), 'columns').rows.length, 50_000);
  });
});
