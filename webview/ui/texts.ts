type Placeholder<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

type Arguments<Template extends string> = [Placeholder<Template>] extends [never]
  ? []
  : [Readonly<Record<Placeholder<Template>, string | number>>];

/** Says a text of its table in the person's language: `t('addColumn')`, `t('inputCount', { count: 3 })`. */
export type Say<Table extends Readonly<Record<string, string>>> = <Id extends keyof Table & string>(
  id: Id,
  ...args: Arguments<Table[Id]>
) => string;

export function texts<const Table extends Readonly<Record<string, string>>>(table: Table): Say<Table> {
  return (id, ...args) => filled(translations()[table[id] ?? ''] ?? table[id] ?? id, args[0] ?? {});
}

let read: Readonly<Record<string, string>> | undefined;

/** English template → what is shown, as the extension put it into the document; none outside a page. */
function translations(): Readonly<Record<string, string>> {
  if (read === undefined) {
    const block = typeof document === 'undefined' ? null : document.querySelector('#texts');
    read = block === null ? {} : (JSON.parse(block.textContent) as Record<string, string>);
  }
  return read;
}

/** Signs that turn the text around them: a name of a server would change how our words beside it read. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

function filled(template: string, args: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(args[name] ?? whole).replace(turning, '\ufffd'),
  );
}
