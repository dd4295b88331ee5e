import assert from 'node:assert/strict';
import { CsvRecord } from '../../../../../../src/node/dataFiles/csv/long/csvRecord.ts';

/** What a part of a text is read as, and where the next record is looked for. */
function check(text: string, isLast: boolean, read: string, next?: number): void {
  const record = new CsvRecord();
  assert.equal(record.read(text, 0, isLast), read, text);
  if (next !== undefined) assert.equal(record.next, next, text);
}

describe('CsvRecord', () => {
  it('is read when its end is sure', () => {
    check('a,b\nc', false, 'record', 4);
    check('a\r\nb', false, 'record', 3);
    check('a\rb', false, 'record', 2);
    check('"x\ny",2\n', false, 'record', 8);
    check('a,b', true, 'record', 4);
  });

  it('waits for what decides', () => {
    check('a,b', false, 'open');
    check('a\r', false, 'open');
    check('\r', false, 'open');
    check('  ', false, 'open');
    check('"a"', false, 'open');
    check('x,"a\n', false, 'quote');
  });

  it('ends with the text', () => {
    check(' \n\n', true, 'none');
    check('x,"a\n', true, 'quote');
  });

  it('keeps where empty lines end, so that they are not looked at again', () => {
    const record = new CsvRecord();
    record.read('\n\n \n', 0, false);
    assert.equal(record.from, 4);
  });
});
