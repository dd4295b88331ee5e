import type { Endpoint, EndpointKind } from './endpoint.ts';
import type * as z from 'zod/mini';

/** A request ready to be sent, but for the server's address and the headers. */
export interface WireRequest {
  readonly method: string;
  /** From the server's base, `/api/2.0/mlflow/runs/get`, encoded. */
  readonly path: string;
  /** Encoded, without the question mark; may be empty. */
  readonly query: string;
  readonly body: string | undefined;
  readonly kind: EndpointKind;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * MLflow reads a GET's query and everything else's JSON body, DELETE and PATCH included. Fields of the path are repeated in the body:
 * 3.17.2 misses `model_id` otherwise.
 */
export function toWireRequest(endpoint: Endpoint<z.ZodMiniObject, z.ZodMiniObject>, fields: Fields): WireRequest {
  const inPath = new Set([...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''));
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(fields[name])));
  const isGet = endpoint.method === 'GET';
  return {
    method: endpoint.method,
    path: `/api/${endpoint.version ?? 2}.0/mlflow/${path}`,
    query: isGet ? toQuery(Object.fromEntries(Object.entries(fields).filter(([name]) => !inPath.has(name)))) : '',
    body: isGet ? undefined : JSON.stringify(fields),
    kind: endpoint.kind,
  };
}

/** Repeated fields become repeated keys; what is undefined is left out. */
export function toQuery(fields: Fields): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) query.append(name, String(each));
    }
  }
  return query.toString();
}
