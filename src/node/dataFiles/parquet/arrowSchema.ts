/** What the schema of Arrow, which its writers leave in a Parquet file, tells beyond the types of Parquet. */
export interface ArrowField {
  readonly name: string;
  readonly type: 'duration' | 'other';
  /** Values by their numbers in a list: pandas calls it a category. */
  readonly isDictionary: boolean;
  /** Of a type that is registered with Arrow. */
  readonly extension: string | undefined;
}

/** Reads `ARROW:schema`: Base64 of a message of flatbuffers. Empty where it cannot be read, as then nothing depends on it. */
export function readArrowSchema(base64: string | undefined): readonly ArrowField[] {
  if (base64 === undefined) return [];
  try {
    const bytes = Buffer.from(base64, 'base64');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const start = view.getUint32(0, true) === 0xff_ff_ff_ff ? 8 : 4;
    const schema = tableAt(view, new Table(view, start + view.getUint32(start, true)), 2);
    return schema === undefined ? [] : schema.tables(1).map(fieldOf);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function tableAt(view: DataView, table: Table, field: number): Table | undefined {
  const at = table.reference(field);
  return at === undefined ? undefined : new Table(view, at);
}

const durationType = 18;

function fieldOf(table: Table): ArrowField {
  const extension = table
    .tables(6)
    .find((pair) => pair.text(0) === 'ARROW:extension:name')
    ?.text(1);
  return {
    name: table.text(0),
    type: table.byte(2) === durationType ? 'duration' : 'other',
    isDictionary: table.reference(4) !== undefined,
    extension,
  };
}

/** A table of flatbuffers: its fields by their numbers. */
class Table {
  readonly #view: DataView;
  readonly #at: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  byte(field: number): number {
    const at = this.#place(field);
    return at === undefined ? 0 : this.#view.getUint8(at);
  }

  reference(field: number): number | undefined {
    const at = this.#place(field);
    return at === undefined ? undefined : at + this.#view.getUint32(at, true);
  }

  text(field: number): string {
    const at = this.reference(field);
    if (at === undefined) return '';
    const { buffer, byteOffset } = this.#view;
    return new TextDecoder().decode(new Uint8Array(buffer, byteOffset + at + 4, this.#view.getUint32(at, true)));
  }

  tables(field: number): readonly Table[] {
    const at = this.reference(field);
    if (at === undefined) return [];
    const found: Table[] = [];
    for (let index = 0; index < this.#view.getUint32(at, true); index += 1) {
      const place = at + 4 + index * 4;
      found.push(new Table(this.#view, place + this.#view.getUint32(place, true)));
    }
    return found;
  }

  #place(field: number): number | undefined {
    const fields = this.#at - this.#view.getInt32(this.#at, true);
    const slot = 4 + field * 2;
    if (slot >= this.#view.getUint16(fields, true)) return undefined;
    const offset = this.#view.getUint16(fields + slot, true);
    return offset === 0 ? undefined : this.#at + offset;
  }
}
