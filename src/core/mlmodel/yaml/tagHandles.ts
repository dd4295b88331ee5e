import { message } from '../../base/message.ts';
import type { YamlProblem } from './problem.ts';
import type { DirectiveToken, TagToken } from './tokens.ts';

/** What the short begin of a tag (`!`, `!!`, `!name!`) stands for. */
export type TagHandles = ReadonlyMap<string, string>;

/** Of one document. The version may be any 1.x; directives that are not known are passed over. */
export function declaredHandles(directives: readonly DirectiveToken[], problems: YamlProblem[]): TagHandles {
  const handles = new Map<string, string>();
  let hasVersion = false;
  for (const { directive, start, end } of directives) {
    const refuse = (id: 'yamlDirectiveTwice' | 'yamlDirectiveVersion') =>
      problems.push({ code: 'yaml-syntax', message: message(id), at: { start, end } });
    if (directive.kind === 'version') {
      if (hasVersion) refuse('yamlDirectiveTwice');
      else if (directive.major !== 1) refuse('yamlDirectiveVersion');
      hasVersion = true;
    } else if (directive.kind === 'tag') {
      if (handles.has(directive.handle)) refuse('yamlDirectiveTwice');
      handles.set(directive.handle, directive.prefix);
    }
  }
  return new Map([['!', '!'], ['!!', 'tag:yaml.org,2002:'], ...handles]);
}

export function wholeTag(
  { handle, suffix, start, end }: TagToken,
  handles: TagHandles,
  problems: YamlProblem[],
): string {
  if (handle === undefined) return suffix;
  const prefix = handles.get(handle);
  if (prefix === undefined)
    problems.push({ code: 'yaml-tag', message: message('yamlTagHandle', { handle }), at: { start, end } });
  return `${prefix ?? handle}${suffix}`;
}
