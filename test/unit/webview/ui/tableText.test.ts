import assert from 'node:assert/strict';
import { csvTable, markdownTable } from '../../../../webview/ui/tableText.ts';

describe('a table as a text', () => {
  it('is Markdown in which names stay names', () => {
    assert.equal(
      markdownTable([
        ['Name', 'Value'],
        ['a|b', '<b>*x*</b>\nline'],
      ]),
      '| Name | Value |\n| --- | --- |\n| a\\|b | \\<b\\>\\*x\\*\\</b\\> line |\n',
    );
  });

  it('is CSV that no spreadsheet takes for formulas', () => {
    assert.equal(
      csvTable([
        ['a', 'b,c'],
        ['say "x"', '=1+1'],
        ['two\nlines', '@champion 2'],
      ]),
      'a,"b,c"\r\n"say ""x""",\'=1+1\r\n"two\nlines",\'@champion 2\r\n',
    );
  });
});
