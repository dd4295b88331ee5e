import { messages } from '../messages.ts';

export type MessageId = keyof typeof messages;

/** The names between braces of a template: `'{name} is not on {server}'` gives `'name' | 'server'`. */
type Placeholder<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

type Arguments<Id extends MessageId> = [Placeholder<(typeof messages)[Id]>] extends [never]
  ? []
  : [Readonly<Record<Placeholder<(typeof messages)[Id]>, string | number>>];

/** Text that core wants said, in no language yet: the extension renders it with `l10n.t`, the command line in English. */
export interface Message {
  readonly id: MessageId;
  readonly args: Readonly<Record<string, string | number>>;
}

export function message<Id extends MessageId>(id: Id, ...args: Arguments<Id>): Message {
  const [given] = args;
  if (given === undefined) return { id, args: {} };
  const isLong = Object.values(given).some((value) => typeof value === 'string' && value.length > longest);
  return { id, args: isLong ? shortened(given) : given };
}

/** UTF-16 units of a text that is put into another one: names and values come from files that may hold anything. */
const longest = 320;

function shortened(args: Message['args']): Message['args'] {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? withoutMiddle(value) : value]),
  );
}

/** Both ends tell most: of a path the folder and the file. No pair of surrogates is cut in two. */
function withoutMiddle(text: string): string {
  if (text.length <= longest) return text;
  const half = longest / 2 - 1;
  const head = text.slice(0, half).replace(/[\ud800-\udbff]$/, '');
  const tail = text.slice(-half).replace(/^[\udc00-\udfff]/, '');
  return `${head}…${tail}`;
}

/** In English, for logs and the command line. */
export function renderEnglish({ id, args }: Message): string {
  return messages[id].replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
}
