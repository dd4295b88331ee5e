import * as vscode from 'vscode';
import type { Signature } from '../../../core/signature/spec.ts';
import { message } from '../../../core/base/message.ts';
import { bodyText, curlText, pythonText } from '../../../core/signature/export/callTexts.ts';
import { jsonSchemaText } from '../../../core/signature/export/jsonSchema.ts';
import { markdownText } from '../../../core/signature/export/markdownTables.ts';
import { pydanticText } from '../../../core/signature/export/pydanticModel.ts';
import {
  envelopes,
  requestSample,
  usualEnvelopes,
  usualSample,
  type Envelope,
  type RequestSample,
  type SampleSource,
} from '../../../core/signature/export/requestSample.ts';
import { typescriptText } from '../../../core/signature/export/typescriptTypes.ts';
import { CommandError } from '../../base/commandError.ts';
import { pick, type PickItem } from '../../base/multiStep.ts';
import { notify } from '../../base/notify.ts';
import { plainLabel } from '../../base/plainLabel.ts';
import { render } from '../../base/text.ts';
import { chosenModel } from '../chosenModel.ts';
import { readModel } from '../compare/modelText.ts';
import {
  payloadFormats,
  schemaFormats,
  type PayloadInput,
  type SchemaInput,
  type VisualCommands,
} from '../visualCommands.ts';
import type { VisualDeps } from '../visualDeps.ts';
import { sampleSource } from './modelSource.ts';

type PayloadFormat = NonNullable<PayloadInput['format']>;
type SchemaFormat = NonNullable<SchemaInput['format']>;

/** Puts a request on the clipboard that the model takes. */
export function copyPayload(_deps: VisualDeps): VisualCommands['copyPayload'] {
  return async (input, caller) => {
    const title = vscode.l10n.t('Copy Request Body');
    const uri = await chosenModel(input.uri, title);
    const source = await sampleSource(uri);
    const given = input.format ?? (caller === 'program' ? usualEnvelopes(source)[0] : undefined);
    const format = given ?? (await askPayload(title, source));
    const sample = sampleFor(format, source);
    if (sample.kind === 'refused') throw new CommandError('invalid', refusalText(sample));
    const text = writers[format](sample.body);
    await vscode.env.clipboard.writeText(text);
    if (caller === 'person') void notify('information', copiedText(sample.isExample));
    return { text };
  };
}

/** Opens the signature as a schema of another language. */
export function exportJsonSchema(_deps: VisualDeps): VisualCommands['exportJsonSchema'] {
  return async (input, caller) => {
    const title = vscode.l10n.t('Export Schema');
    const uri = await chosenModel(input.uri, title);
    const { signature } = await readModel(uri);
    if (!signature) throw new CommandError('invalid', render(message('exportNothing')));
    const format = input.format ?? (caller === 'program' ? 'json-schema' : await askSchema(title));
    const isOfInputs = format === 'json-schema' || format === 'pydantic';
    if (isOfInputs && !signature.inputs && !signature.params?.length)
      throw new CommandError('invalid', render(message('exportNothing')));
    const text = schemas[format].write(signature);
    if (caller === 'person') await showText(text, schemas[format].language);
    return { text };
  };
}

function copiedText(isExample: boolean): string {
  return isExample
    ? vscode.l10n.t('Copied, with the data of the input example.')
    : vscode.l10n.t('Copied, with values that fit the signature.');
}

async function askPayload(title: string, source: SampleSource): Promise<PayloadFormat> {
  const items = payloadFormats.map((format): PickItem<PayloadFormat> => {
    const sample = sampleFor(format, source);
    const label = plainLabel(payloadLabels[format]());
    if (sample.kind === 'refused') return { label, detail: plainLabel(refusalText(sample)) };
    return { label, description: plainLabel(usedEnvelope(format, source)), value: format };
  });
  return pick({ title, placeholder: vscode.l10n.t('Choose a form'), items });
}

/** Of a call, the form that it sends. */
function usedEnvelope(format: PayloadFormat, source: SampleSource): string {
  if (isEnvelope(format)) return '';
  return usualEnvelopes(source).find((one) => requestSample(one, source).kind === 'body') ?? '';
}

function sampleFor(format: PayloadFormat, source: SampleSource): RequestSample {
  return isEnvelope(format) ? requestSample(format, source) : usualSample(source);
}

function isEnvelope(format: PayloadFormat): format is Envelope {
  return envelopes.some((one) => one === format);
}

function refusalText({ problem, cause }: Extract<RequestSample, { readonly kind: 'refused' }>): string {
  return cause === undefined ? render(problem) : `${render(problem)} ${render(cause)}`;
}

const writers: Readonly<Record<PayloadFormat, typeof bodyText>> = {
  dataframe_split: bodyText,
  dataframe_records: bodyText,
  inputs: bodyText,
  instances: bodyText,
  curl: curlText,
  python: pythonText,
};

const payloadLabels: Readonly<Record<PayloadFormat, () => string>> = {
  dataframe_split: () => 'dataframe_split',
  dataframe_records: () => 'dataframe_records',
  inputs: () => 'inputs',
  instances: () => 'instances',
  curl: () => vscode.l10n.t('Command line with curl'),
  python: () => vscode.l10n.t('Python with requests'),
};

function askSchema(title: string): Promise<SchemaFormat> {
  const items = schemaFormats.map((format) => ({ label: plainLabel(schemas[format].name()), value: format }));
  return pick<SchemaFormat>({ title, placeholder: vscode.l10n.t('Choose a form'), items });
}

async function showText(content: string, language: string): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
}

interface SchemaForm {
  readonly name: () => string;
  readonly language: string;
  readonly write: (signature: Signature) => string;
}

const schemas: Readonly<Record<SchemaFormat, SchemaForm>> = {
  'json-schema': { name: () => vscode.l10n.t('JSON Schema'), language: 'json', write: jsonSchemaText },
  pydantic: { name: () => vscode.l10n.t('Python model for pydantic'), language: 'python', write: pydanticText },
  typescript: { name: () => vscode.l10n.t('TypeScript types'), language: 'typescript', write: typescriptText },
  markdown: {
    name: () => vscode.l10n.t('Markdown table'),
    language: 'markdown',
    write: (signature) => markdownText(signature, render),
  },
};
