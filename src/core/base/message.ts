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
  return { id, args: args[0] ?? {} };
}

/** In English, for logs and the command line. */
export function renderEnglish({ id, args }: Message): string {
  return messages[id].replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
}
