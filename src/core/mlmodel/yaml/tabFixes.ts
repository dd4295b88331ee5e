import { message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { YamlFix } from './problem.ts';

/** At the end of a line tabs can go, in front of it two spaces stand for each, elsewhere one is enough. */
export function tabFixes(text: string, at: Span): readonly YamlFix[] {
  if (/^[ \t]*(?:[\r\n]|$)/.test(text.slice(at.end, at.end + longest)))
    return [{ title: message('yamlFixDrop'), edits: [{ at, text: '' }] }];
  const before = /(?:^|[\r\n])([ \t]*)$/.test(text.slice(Math.max(0, at.start - longest), at.start));
  const spaces = before ? '  '.repeat(at.end - at.start) : ' ';
  return [{ title: message('yamlFixSpaces'), edits: [{ at, text: spaces }] }];
}

/** UTF-16 units that are searched. */
const longest = 200;
