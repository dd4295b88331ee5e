import assert from 'node:assert/strict';
import type { PageEvent } from '../../../../src/protocol/modelPage.ts';
import { eventWords } from '../../../../webview/model/timelineWords.ts';

const now = new Date(2026, 10, 23, 12).getTime();
const at = new Date(2026, 10, 22, 23, 31).getTime();
const event = (fields: Partial<PageEvent>): PageEvent => ({
  kind: 'moved',
  version: '3',
  at,
  by: 'ada',
  isVerified: true,
  comment: '',
  ...fields,
});

describe('words of the timeline', () => {
  const check = (fields: Partial<PageEvent>, expected: string): void => {
    const { subject, rest } = eventWords(event(fields), now);
    assert.equal(`${subject}${subject !== '' && !rest.startsWith(':') ? ' ' : ''}${rest}`, expected);
  };

  it('say what happened', () => {
    check({ kind: 'registered' }, 'Version 3 registered');
    check({ kind: 'registered', run: 'RandomForest' }, 'Version 3 registered from RandomForest');
    check({ kind: 'asked', from: 'Staging', to: 'Production' }, 'Version 3: Production asked for');
    check({ from: 'None', to: 'Staging' }, 'Version 3: None → Staging');
    check({ from: 'None', to: 'Staging', isUndone: true }, 'Version 3: None → Staging, taken back later');
    check({ from: 'Staging', to: 'None', isUndo: true }, 'Version 3: back, Staging → None');
    check({ kind: 'decided', decision: 'reject', to: 'Production' }, 'Version 3: Production rejected');
    check({ kind: 'decided', decision: 'withdraw' }, 'Version 3: request withdrawn');
    check({ kind: 'alias', alias: 'champion' }, '@champion set to version 3');
    check({ kind: 'alias', alias: 'champion', before: '2' }, '@champion: version 2 → version 3');
    check({ kind: 'alias', alias: 'champion', isRemoved: true }, '@champion taken from version 3');
    check({ kind: 'elsewhere', from: 'None', to: 'Archived' }, 'Version 3: stage changed elsewhere');
  });

  it('say who and when, and what went with it', () => {
    const below = (fields: Partial<PageEvent>): string => eventWords(event(fields), now).below;
    assert.match(below({ archived: ['1', '2'] }), /^ada, .*22.*\. Version 1, Version 2 → Archived$/);
    assert.match(below({ at: now }), /^ada, today /);
    const { at: _, ...timeless } = event({ by: '' });
    assert.equal(eventWords(timeless, now).below, '');
    assert.match(below({ kind: 'elsewhere', from: 'None', to: 'Staging' }), /^Seen .*None → Staging.*not known/);
  });
});
