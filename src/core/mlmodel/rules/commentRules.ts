import { message } from '../../base/message.ts';
import { rule, type Found, type Rule } from '../rule.ts';
import { suppressedCodes } from '../suppress.ts';
import { environmentNames } from './environmentFiles.ts';
import { nearName } from './nearName.ts';

const own = 'comment-code-unknown';

/** The rules of the comments that switch other rules off, given the codes of all others. */
export function commentRules(codes: readonly string[]): readonly [Rule<typeof own>] {
  const known = new Set([...codes, own]);
  return [
    rule({
      code: own,
      severity: 'hint',
      docs: {
        cause: 'A comment switches off a rule that does not exist, so it does nothing.',
        example: 'signature:\n  # mlmodel: disable signature-type-unknwon',
        cure: 'Correct the spelling, or remove the comment.',
      },
      *check(subject) {
        yield* unknownIn(subject.document.text, known);
        for (const file of new Set(environmentNames(subject))) {
          for (const found of unknownIn(subject.siblings.text(file) ?? '', known)) yield { ...found, file };
        }
      },
    }),
  ];
}

function* unknownIn(text: string, known: ReadonlySet<string>): Iterable<Found> {
  for (const { code, at } of suppressedCodes(text)) {
    if (known.has(code)) continue;
    const meant = nearName(code, known);
    yield {
      at,
      message:
        meant === undefined ? message('ruleCommentCode', { code }) : message('ruleCommentCodeMeant', { code, meant }),
      fixes:
        meant === undefined
          ? []
          : [
              {
                title: message('fixReplace', { text: meant }),
                isPreferred: true,
                edits: [{ at, text: meant }],
              },
            ],
    };
  }
}
