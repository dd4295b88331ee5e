import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { lenient } from './wire.ts';

/** From MLflow 3.10 on; open without credentials, but subject to the check of the `Host` header (3.17.2). */
export const serverInfo = endpoint({
  method: 'GET',
  path: 'server-info',
  version: 3,
  kind: 'read',
  request: z.object({}),
  response: z.object({ store_type: lenient(z.string()), workspaces_enabled: lenient(z.boolean()) }),
});

/** Plain text, `3.17.2`, labelled as a web page. With basic-auth it needs credentials. */
export const versionPath = '/version';
