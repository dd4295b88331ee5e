import assert from 'node:assert/strict';
import { readRequirements } from '../../../../../src/core/mlmodel/rules/requirementLines.ts';

function read(text: string): readonly string[] {
  return readRequirements(text).map((line) => {
    const written = text.slice(line.span.start, line.span.end);
    if (line.kind === 'requirement') {
      return `${line.name}|${line.specifier}|${line.pinned ?? ''}|${line.marker ?? ''}|${text.slice(line.bodySpan.start, line.bodySpan.end)}`;
    }
    return `${line.kind}: ${line.kind === 'file' ? line.path : written}`;
  });
}

describe('the lines of requirements.txt', () => {
  const cases: readonly [text: string, lines: readonly string[]][] = [
    ['mlflow==3.17.2', ['mlflow|==3.17.2|3.17.2||mlflow==3.17.2']],
    ['a == 1.0 , < 2', ['a|==1.0,<2|||a == 1.0 , < 2']],
    ['Scikit_Learn', ['scikit-learn||||Scikit_Learn']],
    ['a[x, y]>=1', ['a|>=1|||a[x, y]>=1']],
    ['a (>=1)', ['a|>=1|||a (>=1)']],
    ['a==1.*', ['a|==1.*|||a==1.*']],
    ['a===anything', ['a|===anything|anything||a===anything']],
    ['a==1 ; python_version < "3.9"', ['a|==1|1|python_version < "3.9"|a==1']],
    ['a;os_name=="nt"', ['a|||os_name=="nt"|a']],
    ['a @ https://h/a.whl', ['a||||a @ https://h/a.whl']],
    ['a==1 --hash=sha256:ab', ['a|==1|1||a==1 --hash=sha256:ab']],
    ['# c\n\n a==1 # c\r\nb#c', ['a|==1|1||a==1', 'invalid: b#c']],
    ['a==1 \\\n  --hash=sha256:ab\nb', ['a|==1|1||a==1 \\\n  --hash=sha256:ab', 'b||||b']],
    ['-r a.txt\n--constraint b.txt\n-cc.txt', ['file: a.txt', 'file: b.txt', 'file: c.txt']],
    [
      '-e .\n--index-url https://x\n./p\ngit+https://x/y\na.whl',
      ['other: -e .', 'other: --index-url https://x', 'other: ./p', 'other: git+https://x/y', 'other: a.whl'],
    ],
    [
      'a=1\na==\na==x\n==1\na>1.*\na b',
      ['invalid: a=1', 'invalid: a==', 'invalid: a==x', 'invalid: ==1', 'invalid: a>1.*', 'invalid: a b'],
    ],
    [
      'a==1.0rc1\nb==2.0.post1+cu118\nc==1!2.0.dev3',
      [
        'a|==1.0rc1|1.0rc1||a==1.0rc1',
        'b|==2.0.post1+cu118|2.0.post1+cu118||b==2.0.post1+cu118',
        'c|==1!2.0.dev3|1!2.0.dev3||c==1!2.0.dev3',
      ],
    ],
    ['', []],
    ['a\\', ['a||||a\\']],
  ];
  for (const [text, lines] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(read(text), lines);
    });
  }
});
