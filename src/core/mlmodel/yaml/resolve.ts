/**
 * The tag of a scalar without quotes and without a tag of its own, as PyYAML 6.0.3 resolves it (YAML 1.1: `yes` is a boolean, `1:30` a number).
 * Like there, a `\n` at the very end does not count: a block scalar with the tag `!` can end in one.
 */
export function resolvePlain(value: string): string {
  const resolvers = (value.length > longestWord ? numbersByFirst : byFirst)[value.charAt(0)];
  if (resolvers === undefined) return 'str';
  for (const [tag, form] of resolvers) if (form.test(value)) return tag;
  return 'str';
}

const forms = {
  bool: /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)\n?$/,
  float:
    /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\n?$/,
  int: /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)\n?$/,
  merge: /^<<\n?$/,
  null: /^(?:~|null|Null|NULL)?\n?$/,
  timestamp:
    /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)\n?$/,
  value: /^=\n?$/,
} as const;

const words = [
  ['yYnNtTfFoO', ['bool']],
  ['<', ['merge']],
  ['~nN', ['null']],
  ['=', ['value']],
] as const;

/** In characters, with a break behind it. */
const longestWord = 6;

const numbers = [
  ['-+', ['float', 'int']],
  ['.', ['float']],
  ['0123456789', ['float', 'int', 'timestamp']],
] as const;

/** Which forms are tried, in this order, by the first character. */
const byFirst = table([...words, ...numbers]);
const numbersByFirst = table(numbers);

type Resolver = readonly [tag: string, form: RegExp];

function table(
  rows: readonly (readonly [first: string, tags: readonly (keyof typeof forms)[]])[],
): Readonly<Record<string, readonly Resolver[]>> {
  const resolvers: Record<string, readonly Resolver[]> = Object.assign(Object.create(null), {
    '': [['null', forms.null]],
  });
  for (const [first, tags] of rows)
    for (const character of first)
      resolvers[character] = [...(resolvers[character] ?? []), ...tags.map((tag) => [tag, forms[tag]] as const)];
  return resolvers;
}
