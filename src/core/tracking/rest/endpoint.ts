import type * as z from 'zod/mini';

/** A read may be sent again after a failure and shared by equal callers; a write goes out exactly once. */
export type EndpointKind = 'read' | 'write';

/**
 * One call of MLflow's REST API, as data. `path` stands below `/api/<version>.0/mlflow/`; a `{field}` in it is filled from the request.
 * The names in both schemas are MLflow's (a contract test holds them against its protocol buffers).
 */
export interface Endpoint<Request extends z.ZodMiniObject, Response extends z.ZodMiniObject> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly version?: 2 | 3;
  readonly kind: EndpointKind;
  readonly request: Request;
  readonly response: Response;
}

export function endpoint<Request extends z.ZodMiniObject, Response extends z.ZodMiniObject>(
  definition: Endpoint<Request, Response>,
): Endpoint<Request, Response> {
  return definition;
}
