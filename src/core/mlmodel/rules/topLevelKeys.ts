import { message } from '../../base/message.ts';
import { flavorNamed } from '../flavors.ts';
import { topLevelKey } from '../keys.ts';
import { rule, type Fix } from '../rule.ts';
import { entriesOf, pairsOf } from '../yaml/mapping.ts';
import { resolved, type YamlMapping, type YamlNode, type YamlPair } from '../yaml/node.ts';
import { quoteFix, removalOf, rewriteFix } from './edits.ts';
import { freeKeys } from './misspelled.ts';
import { nearName } from './nearName.ts';
import { isFalsy, isNull, kindOf, mapOf, retypedScalar, textOf } from '../values.ts';

/** `Model(**keys)` of MLflow 3.17.2: "keywords must be strings". */
const notString = rule({
  code: 'key-not-string',
  severity: 'error',
  docs: {
    cause:
      'A key at the top is no text for YAML: a number, `null`, or a word such as `on` that means true. MLflow refuses the file.',
    example: 'on: 1',
    cure: 'Quote the key, or use another one.',
  },
  *check({ document: { root, text } }) {
    if (root?.tag !== 'map') return;
    for (const { key } of pairsOf(root)) {
      const kind = kindOf(key);
      if (kind === 'string' || kind === 'refused') continue; // what is refused is told by the reader
      const scalar = retypedScalar(text, key) ?? nullScalar(key);
      yield {
        at: key.span,
        message: message('ruleKeyNotText'),
        fixes: scalar ? [{ ...quoteFix(scalar), isPreferred: false }] : [],
      };
    }
  },
});

/** `Model.load` hands every key to a method as a named argument; `self` is taken (MLflow 3.17.2). */
const self = rule({
  code: 'key-self',
  severity: 'error',
  docs: {
    cause: 'The key `self` at the top cannot be loaded, whatever its value is.',
    example: 'self: 1',
    cure: 'Rename or remove it.',
  },
  *check({ document: { root, text, top } }) {
    const entry = root?.tag === 'map' ? top.get('self') : undefined;
    if (entry === undefined || root === undefined) return;
    yield { at: entry.key.span, message: message('ruleKeySelf'), fixes: removeFix(text, root, 'self') };
  },
});

/** Asked for by everything that reads the signature of a loaded model. */
const schemaGetters: ReadonlySet<string> = new Set(['get_input_schema', 'get_output_schema', 'get_params_schema']);

/** Other names of a loaded model that a key of the file hides. */
const otherMembers: ReadonlySet<string> = new Set([
  'add_flavor',
  'from_dict',
  'get_model_info',
  'get_serving_input',
  'get_tags_dict',
  'load',
  'load_input_example',
  'load_input_example_params',
  'log',
  'save',
  'to_dict',
  'to_json',
  'to_yaml',
]);

/**
 * Unknown keys become attributes of the model (MLflow 3.17.2): one that is called like a method hides it, and `_signature` takes the place of
 * the signature.
 */
const reserved = rule({
  code: 'key-reserved',
  severity: 'warning',
  docs: {
    cause:
      'MLflow makes every unknown key an attribute of the model. This one hides something that MLflow itself uses, or, as it starts with `_`, is lost when the file is written again.',
    example: 'get_input_schema: x',
    cure: 'Put own data under `metadata`.',
  },
  *check({ document: { root, text, top } }) {
    if (root?.tag !== 'map') return;
    const privateOne = top.get('_signature');
    const signature = privateOne ?? top.get('signature');
    const hasSignature = signature !== undefined && !isNull(signature.value);
    for (const [name, entry] of top) {
      const isPrivate = name.startsWith('_');
      if (!isPrivate && !schemaGetters.has(name) && !otherMembers.has(name)) continue;
      const isRefused = (entry === privateOne || schemaGetters.has(name)) && hasSignature;
      yield {
        at: entry.key.span,
        message: isPrivate ? message('ruleKeyPrivate', { key: name }) : message('ruleKeyHides', { key: name }),
        severity: isRefused ? 'error' : isPrivate ? 'information' : 'warning',
        fixes: removeFix(text, root, name),
      };
    }
  },
});

/** Unknown keys load and are written again (MLflow 3.17.2). */
const unknown = rule({
  code: 'key-unknown',
  severity: 'hint',
  docs: {
    cause: 'MLflow does not know this key at the top. It is kept, but nothing reads it.',
    example: 'flavour: {…}',
    cure: 'Correct the spelling, or put own data under `metadata`.',
  },
  *check({ document: { root, text, top } }) {
    if (root?.tag !== 'map') return;
    const free = freeKeys(top);
    for (const [name, entry] of top) {
      if (topLevelKey(name) || name === 'self' || name.startsWith('_')) continue;
      if (schemaGetters.has(name) || otherMembers.has(name)) continue;
      if (/[\r\n]/.test(text.slice(entry.key.span.start, entry.key.span.end))) continue; // what YAML cannot read is told
      const meant = nearName(name, free);
      if (flavorNamed(name) && mapOf(entry.value)) {
        yield { at: entry.key.span, message: message('ruleKeyFlavor', { key: name }), severity: 'warning' };
      } else if (meant === undefined) {
        yield { at: entry.key.span, message: message('ruleKeyUnknown', { key: name }) };
      } else {
        yield {
          at: entry.key.span,
          message: message('ruleKeyMeant', { key: name, meant }),
          severity: 'warning',
          fixes: [rewriteFix(entry.key, meant, false)],
        };
      }
    }
  },
});

/** PyYAML keeps the last one without a word. */
const duplicate = rule({
  code: 'key-duplicate',
  severity: 'warning',
  docs: {
    cause: 'A map has the same key twice. YAML readers of Python keep the last one and drop the others without a word.',
    example: 'run_id: a\nrun_id: b',
    cure: 'Remove the one that is not meant; the quick fix removes the one that is ignored.',
  },
  *check({ document }) {
    if (document.yaml.root === undefined) return;
    const { text } = document;
    for (const map of mapsOf(document.yaml.root)) {
      for (const { pair, last, name } of repeated(map)) {
        const edit = removalOf(text, map, pair);
        yield {
          at: pair.key.span,
          message: message('ruleKeyDuplicate', { key: name }),
          tag: 'unnecessary',
          related: [{ at: last.key.span, message: message('ruleKeyUsed') }],
          fixes: edit ? [{ title: message('fixRemoveKey', { key: name }), isPreferred: true, edits: [edit] }] : [],
        };
      }
    }
  },
});

/** A model logged with both is refused by MLflow 3.17.2; the file loads. */
const resourcesAndPolicy = rule({
  code: 'key-resources-and-policy',
  severity: 'warning',
  docs: {
    cause: 'The file has `resources` and `auth_policy`. MLflow takes only one of them when a model is logged.',
    example: 'auth_policy: {…}\nresources: {…}',
    cure: 'Keep `auth_policy`; it holds the resources too.',
  },
  *check({ document: { top } }) {
    const resources = top.get('resources');
    const policy = top.get('auth_policy');
    if (!resources || !policy || isFalsy(resources.value) || isFalsy(policy.value)) return;
    yield { at: resources.key.span, message: message('ruleResourcesAndPolicy') };
  },
});

export const topLevelRules = [notString, self, reserved, unknown, duplicate, resourcesAndPolicy] as const;

function nullScalar(key: YamlNode): ReturnType<typeof retypedScalar> {
  if (key.kind !== 'scalar' || key.style !== 'plain' || kindOf(key) !== 'null') return undefined;
  return key.span.end > key.span.start ? key : undefined;
}

function removeFix(text: string, root: YamlMapping, key: string): Fix[] {
  const pair = root.pairs.find((one) => textOf(one.key) === key);
  const edit = pair && root.pairs.length > 1 ? removalOf(text, root, pair) : undefined;
  return edit ? [{ title: message('fixRemoveKey', { key }), isPreferred: false, edits: [edit] }] : [];
}

/** Every map of the tree, in the order of the text; what an alias stands for is seen where it is written. */
function* mapsOf(root: YamlNode): Iterable<YamlMapping> {
  const open: YamlNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'sequence') for (const item of node.items.toReversed()) open.push(item);
    if (node.kind !== 'mapping') continue;
    yield node;
    for (const { key, value } of node.pairs.toReversed()) open.push(value, key);
  }
}

/** Pairs whose key comes again later. */
function repeated(map: YamlMapping): readonly { pair: YamlPair; last: YamlPair; name: string }[] {
  if (map.tag !== 'map' || map.pairs.length < 2) return [];
  if (pairsOf(map) === map.pairs && entriesOf(map).size === map.pairs.length) return []; // all texts, and all different
  const lasts = new Map<string, YamlPair>();
  for (const pair of map.pairs) {
    const key = identityOf(pair.key);
    if (key !== undefined) lasts.set(key, pair);
  }
  return map.pairs.flatMap((pair) => {
    const key = identityOf(pair.key);
    const last = key === undefined ? undefined : lasts.get(key);
    return last && last !== pair ? [{ pair, last, name: textOf(pair.key) ?? '' }] : [];
  });
}

/** Text keys only: `1` and `0x1` as keys of one map are not worth a rule. */
function identityOf(key: YamlNode): string | undefined {
  const held = resolved(key);
  return held.kind === 'scalar' && held.tag === 'str' ? textOf(held) : undefined;
}
