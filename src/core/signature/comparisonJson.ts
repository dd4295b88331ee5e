import type { Message } from '../base/message.ts';
import type { Comparison } from './compare.ts';
import type { Change } from './compareChange.ts';

/** A change as programs read it: from the command line, and from the extension's command. */
export type ChangeJson = Omit<Change, 'isBreaking' | 'message'> & {
  readonly breaking: boolean;
  readonly message: string;
};

export interface ComparisonJson {
  readonly verdict: Comparison['verdict'];
  readonly changes: readonly ChangeJson[];
}

export function comparisonJson({ verdict, changes }: Comparison, say: (text: Message) => string): ComparisonJson {
  return {
    verdict,
    changes: changes.map(({ isBreaking, message, ...change }) => ({
      ...change,
      breaking: isBreaking,
      message: say(message),
    })),
  };
}
