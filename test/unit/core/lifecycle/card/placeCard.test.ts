import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beginMark, endMark, placeCard } from '../../../../../src/core/lifecycle/card/placeCard.ts';
import { isDocumented } from '../../../../../src/core/lifecycle/card/isDocumented.ts';

const questions = [{ head: 'Intended use', text: 'Not stated.' }];
const block = (card: string): string => `${beginMark}\n${card}\n${endMark}`;

describe('placing a card', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['in nothing', '', `${block('new')}\n\n## Intended use\n\nNot stated.\n`],
    ['behind the text of a person', 'Mine.\n', `Mine.\n\n${block('new')}\n\n## Intended use\n\nNot stated.\n`],
    [
      'without a question that is answered',
      '## Intended use\n\nTrading.',
      `## Intended use\n\nTrading.\n\n${block('new')}\n`,
    ],
    [
      'in place of the older one',
      `Mine.\n\n${block('old\n\nlines')}\n\nTheirs.  \n`,
      `Mine.\n\n${block('new')}\n\nTheirs.  \n`,
    ],
    [
      'in lines that end as in Windows',
      `a\r\n${beginMark}\r\nold\r\n${endMark}\r\nb\r\n`,
      `a\r\n${block('new')}\r\nb\r\n`,
    ],
    ['behind a byte order mark', `\ufeff${block('old')}`, `\ufeff${block('new')}`],
    ['where the end is missing', `${beginMark}\nMine.`, `${block('new')}\nMine.`],
    ['where the end comes first', `${endMark}\n${beginMark}\nMine.`, `${endMark}\n${block('new')}\nMine.`],
    [
      'not at a mark within a line',
      `\`${beginMark}\` is ours.`,
      `\`${beginMark}\` is ours.\n\n${block('new')}\n\n## Intended use\n\nNot stated.\n`,
    ],
  ];
  for (const [what, existing, expected] of cases)
    it(`puts it ${what}`, () => assert.equal(placeCard(existing, 'new', questions), expected));

  it('gives the same text the second time, and loses nothing of a person', () => {
    const line = fc.constantFrom('a', '', beginMark, endMark, '## Intended use', '| x |', `x ${endMark}`);
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const once = placeCard(lines.join('\n'), 'card', questions);
        assert.equal(placeCard(once, 'card', questions), once);
        const first = lines.indexOf(beginMark);
        const before = first < 0 ? lines : lines.slice(0, first);
        assert.ok(once.includes(before.join('\n').trim()));
      }),
    );
  });
});

describe('a version', () => {
  for (const [description, expected] of [
    ['', false],
    [' \n', false],
    [`${beginMark}\n${endMark}\n`, false],
    ['Mine.', true],
    [block('card'), true],
  ] as const)
    it(`is ${expected ? '' : 'not '}documented by ${JSON.stringify(description)}`, () =>
      assert.equal(isDocumented({ description }), expected));
});
