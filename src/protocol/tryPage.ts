import * as z from 'zod/mini';
import type { Contract } from './rpc.ts';

export const sampleKinds = ['example', 'dataframe_split', 'dataframe_records', 'inputs', 'instances'] as const;
/** What a request can be made of: the input example in the form that fits, or one of the forms with values that fit. */
export type SampleKind = (typeof sampleKinds)[number];

/** Characters of a request. */
export const longestRequest = 10_000_000;

const serverState = z.object({
  state: z.enum(['starting', 'ready', 'stopped']),
  /** '' while there is none. */
  url: z.string(),
  /** Why it could not be started, in the person's language; '' when it could. */
  problem: z.string(),
});
export type TryServer = z.infer<typeof serverState>;

const answer = z.object({
  /** Counts up. */
  id: z.number(),
  /** In milliseconds since 1970. */
  at: z.number(),
  milliseconds: z.number(),
  /** Of HTTP; 0 when nothing came back, and `problem` says why. */
  status: z.number(),
  problem: z.string(),
  /** JSON laid out, else as it came. */
  text: z.string(),
  /** There is more than is shown. */
  isCut: z.boolean(),
  request: z.string(),
});
export type TryAnswer = z.infer<typeof answer>;

const shown = z.object({
  name: z.string(),
  version: z.string(),
  uri: z.string(),
  connection: z.string(),
  server: serverState,
  /** What was typed before the page was hidden. */
  draft: z.string(),
  /** The newest first. */
  answers: z.array(answer),
  memory: z.string(),
});
export type TryShown = z.infer<typeof shown>;

const request = z.string().check(z.maxLength(longestRequest));

/** What the extension answers to the page. */
export const tryHostContract = {
  requests: {
    /** Sent once the page listens. */
    ready: { input: z.object({}), output: shown },
    /** `text` is '' when the model takes no such request, and `problem` says why. */
    sample: {
      input: z.object({ kind: z.enum(sampleKinds) }),
      output: z.object({ text: z.string(), problem: z.string() }),
    },
    send: { input: z.object({ text: request }), output: answer },
  },
  notices: {
    draft: z.object({ text: request }),
    start: z.object({}),
    stop: z.object({}),
    copyUrl: z.object({}),
    copyCurl: z.object({ text: request }),
    copyAnswer: z.object({ id: z.number() }),
  },
} as const satisfies Contract;

/** What the page answers to the extension. */
export const tryPageContract = {
  requests: {},
  notices: { server: serverState },
} as const satisfies Contract;
