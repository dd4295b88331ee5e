import type { Span } from '../../base/span.ts';
import type { JsonMember, JsonNode } from '../../signature/json/jsonNode.ts';
import { readJson } from '../../signature/json/readJson.ts';
import type { RowCell, SignatureRow } from './modelPage.ts';
import { lastStarted } from './startSearch.ts';

/** Finds the cell of a row that a part of its JSON is shown in; `null`: none of them, or the row as a whole. */
export type CellFinder = (at: Span) => RowCell | null;

/**
 * Of one row, whose JSON is read only once.
 * @param span of the row in the JSON of its part, as {@link PartRows} has it
 */
export function cellFinder(json: string, kind: SignatureRow['kind'], span: Span): CellFinder {
  const cells = cellsOf[kind];
  const written = json.slice(span.start, span.end);
  // a property is written `"name": {…}`
  const isProperty = kind === 'property';
  const shift = isProperty ? span.start - 1 : span.start;
  const root = readJson(isProperty ? `{${written}}` : written).root;
  const property = isProperty ? membersOf(root).at(0) : undefined;
  const members = isProperty ? membersOf(property?.value) : membersOf(root);
  return (at) => {
    const inRow = { start: at.start - shift, end: at.end - shift };
    if (property && isWithin(inRow, property.key.span)) return 'name';
    if (property && property.value.kind !== 'object' && isWithin(inRow, property.value.span)) return 'type';
    return cellIn(members, cells, inRow);
  };
}

type Cells = Readonly<Record<string, RowCell>>;

const element: Cells = {
  type: 'type',
  items: 'type',
  values: 'type',
  properties: 'type',
  required: 'required',
  optional: 'required',
};

const cellsOf: Readonly<Record<SignatureRow['kind'], Cells>> = {
  column: { ...element, name: 'name' },
  property: element,
  tensor: { name: 'name', type: 'type', dtype: 'type', shape: 'shape', 'tensor-spec': 'type' },
  param: { name: 'name', type: 'type', dtype: 'type', properties: 'type', default: 'default', shape: 'shape' },
};

function cellIn(members: readonly JsonMember[], cells: Cells, at: Span): RowCell | null {
  const member = members[lastStarted(members.length, (index) => members[index]?.key.span.start ?? 0, at.start)];
  if (member === undefined || at.end > member.value.span.end || !Object.hasOwn(cells, member.key.value)) return null;
  const cell = cells[member.key.value] ?? null;
  if (member.key.value !== 'tensor-spec') return cell;
  return cellIn(membersOf(member.value), cells, at) ?? cell;
}

function membersOf(node: JsonNode | undefined): readonly JsonMember[] {
  return node?.kind === 'object' ? node.members : [];
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
