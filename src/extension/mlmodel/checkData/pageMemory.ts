import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { isModelPlace } from '../modelPlaces.ts';
import type { GivenData } from './givenData.ts';

/** What a page keeps for the extension over a reload of the window. A request body is not kept: it may be large, and secret. */
const memoryShape = z.object({
  model: z.string(),
  dataUri: z.optional(z.string()),
  example: z.optional(z.boolean()),
});

export interface PageMemory {
  readonly model: vscode.Uri;
  readonly given: GivenData | undefined;
}

export function memoryOf({ model, given }: PageMemory): string {
  const kept: z.infer<typeof memoryShape> = {
    model: model.toString(),
    ...(given?.kind === 'file' && { dataUri: given.uri.toString() }),
    ...(given?.kind === 'example' && { example: true }),
  };
  return JSON.stringify(kept);
}

/** What VS Code hands back; undefined for what no page has written. */
export function readMemory(state: unknown): PageMemory | undefined {
  const outer = z.object({ memory: z.string() }).safeParse(state);
  const inner = memoryShape.safeParse(outer.success ? parsedJson(outer.data.memory) : undefined);
  if (!inner.success) return undefined;
  const { model: modelText, dataUri, example } = inner.data;
  const model = placeOf(modelText);
  const data = dataUri === undefined ? undefined : placeOf(dataUri);
  return model && { model, given: data ? { kind: 'file', uri: data } : example ? { kind: 'example' } : undefined };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function placeOf(text: string): vscode.Uri | undefined {
  try {
    const uri = vscode.Uri.parse(text, true);
    return isModelPlace(uri) ? uri : undefined;
  } catch {
    return undefined;
  }
}
