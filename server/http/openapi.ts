import * as z from 'zod/mini';
import type { Column, ColumnKind } from '../contract/columns.ts';
import { correctionRequest, undoRequest } from '../contract/corrections.ts';
import { fixRequest } from '../contract/fixes.ts';
import { dismissRequest, mappingRequest, mendRequest, previewRequest } from '../contract/imports.ts';
import { switchRequest, trainingRequest } from '../contract/models.ts';
import { productNoteRequest } from '../contract/product-notes.ts';
import type { Query } from '../contract/query.ts';
import { taxonomyPlan, taxonomyRequest } from '../contract/taxonomy.ts';
import { formatNames, formats } from './formats.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 description of the API, made of the contract: nothing of it is written twice. */
export function openApi(queries: readonly Query[]): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Returnscope',
      version: '1',
      description:
        'What comes back, why, and what it costs. Money is in minor units of the answer’s currency, rates are 0 to 1.',
    },
    servers: [{ url: '/api' }],
    paths: { ...Object.fromEntries(queries.map((query) => [query.path, { get: operation(query) }])), ...otherPaths },
    components: { responses: { Problem: problemResponse, Awaited: awaitedResponse } },
  };
}

function operation(query: Query): Json {
  return {
    operationId: query.path.slice(1).replaceAll('/', '-'),
    tags: [query.path.split('/')[1]],
    summary: query.about.en,
    parameters: [...parametersOf(query), formatParameter],
    responses: {
      200: { description: query.about.en, headers: awaitsHeader, content: contentOf(query) },
      304: { description: 'Unchanged since the ETag given.' },
      '4XX': { $ref: '#/components/responses/Problem' },
      503: { $ref: '#/components/responses/Awaited' },
    },
  };
}

const formatParameter = {
  name: 'format',
  in: 'query',
  description: 'Goes before Accept.',
  schema: { enum: formatNames },
};

function parametersOf(query: Query): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query.params, { io: 'output' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
    explode: true,
  }));
}

function contentOf(query: Query): Json {
  const columns = Object.entries(query.columns);
  const rows = {
    type: 'array',
    items: {
      type: 'object',
      properties: Object.fromEntries(columns.map(([name, column]) => [name, valueSchema(column)])),
      required: columns.map(([name]) => name),
    },
  };
  const always = { columns: { type: 'array', items: columnSchema }, rows, ...metaSchemas };
  const properties = { ...always, awaits };
  return {
    [formats.json.type]: { schema: { type: 'object', properties, required: Object.keys(always) } },
    [formats.arrow.type]: { schema: { type: 'string', format: 'binary' } },
    [formats.csv.type]: { schema: { type: 'string' } },
  };
}

const columnSchema = {
  type: 'object',
  properties: { name: { type: 'string' }, kind: { type: 'string' }, label: { type: 'object' } },
};
const metaSchemas = {
  data_version: { type: 'string', description: 'Changes whenever an answer may.' },
  complete_through: {
    type: ['string', 'null'],
    format: 'date',
    description: 'Last day that orders and returns both cover.',
  },
  currency: { type: ['string', 'null'], description: 'ISO 4217 code of every money column.' },
};
const awaits = {
  type: 'string',
  enum: ['build'],
  description: 'Set while the figures of what is loaded are not built, or were by another version: rows are missing.',
};

const awaitsHeader = { 'X-Returnscope-Awaits': { description: awaits.description, schema: { const: 'build' } } };

const valueTypes: Readonly<Record<ColumnKind, Json>> = {
  text: { type: 'string' },
  code: { type: 'string' },
  count: { type: 'number' },
  ratio: { type: 'number', description: '0 to 1' },
  money: { type: 'number', description: 'minor units' },
  days: { type: 'number' },
  number: { type: 'number' },
  date: { type: 'string', format: 'date' },
  instant: { type: 'string', format: 'date-time' },
  flag: { type: 'boolean' },
  series: { type: 'array', items: { type: ['number', 'null'] } },
};

function valueSchema({ kind, label, about, isNullable }: Column): Json {
  const { type, description, ...rest } = valueTypes[kind];
  const texts = [about?.en, description].filter((text) => text !== undefined);
  return {
    title: label.en,
    type: isNullable ? [type, 'null'] : type,
    ...rest,
    ...(texts.length > 0 ? { description: texts.join(' — ') } : {}),
  };
}

const problemResponse = {
  description: 'What was found, and what would be right (RFC 9457).',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        properties: {
          ...{ title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' } },
          notice: {
            type: 'object',
            description:
              'The detail as a code and what it is about, to be worded in another language; absent where it has none. `wrong_values` names each field, what was found and what is wanted (pipelines/domain/wrong-values.ts).',
          },
        },
      },
    },
  },
};

const awaitedResponse = {
  ...problemResponse,
  description: 'For CSV only, while the figures that it would tell are due to be built: rows are missing.',
  headers: {
    ...awaitsHeader,
    'Retry-After': { description: 'Seconds until it is worth asking again.', schema: { type: 'integer' } },
  },
};

const importStatus = {
  description: 'How far the load is.',
  content: { 'application/json': { schema: { type: 'object' } } },
};
const correctionAnswer = {
  description: 'It counts: the correction’s number, and how many rows of returns have the text.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: {
          correction_id: { type: 'integer' },
          note_key: { type: 'string' },
          return_lines: { type: 'integer' },
        },
      },
    },
  },
};
const productNoteAnswer = {
  description: 'The number of the entry.',
  content: { 'application/json': { schema: { type: 'object', properties: { entry_id: { type: 'integer' } } } } },
};
const fixAnswer = {
  description: 'The number of the row.',
  content: { 'application/json': { schema: { type: 'object', properties: { fix_id: { type: 'integer' } } } } },
};
const ownHeader = { name: 'X-Returnscope', in: 'header', required: true, schema: { const: '1' } };
const idInPath = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const problem4xx = { '4XX': { $ref: '#/components/responses/Problem' } };

/** Something that changes the data: where it is asked, what its body holds, and what it answers. */
function change(summary: string, parameters: Json[], content?: Json, answer: Json = { 202: importStatus }): Json {
  return {
    summary,
    parameters: [...parameters, ownHeader],
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: { ...answer, ...problem4xx },
  };
}

function jsonBody(schema: z.ZodMiniType): Json {
  return { 'application/json': { schema: z.toJSONSchema(schema, { io: 'input' }) } };
}

const uploadBody: Json = {
  'multipart/form-data': {
    schema: {
      type: 'object',
      properties: {
        files: { type: 'array', items: { type: 'string', format: 'binary' } },
        mapping: { type: 'string', description: 'JSON {kind, columns: {ours: theirs}}: how the files are to be read.' },
      },
    },
  },
};

const otherPaths = {
  '/imports': {
    get: { summary: 'Loads of this server’s life, newest first.', responses: { 200: importStatus } },
    post: change('Queues a load of export files.', [], uploadBody),
  },
  '/imports/{id}': {
    get: { summary: 'How far a load is.', parameters: [idInPath], responses: { 200: importStatus, ...problem4xx } },
    delete: change('Cancels a load: nothing of it stays.', [idInPath], undefined, { 200: importStatus }),
  },
  '/imports/{id}/mapping': {
    post: change(
      'Says how a file that was asked about is to be read, and loads it.',
      [idInPath],
      jsonBody(mappingRequest),
    ),
  },
  '/imports/{id}/preview': {
    post: change('Shows how a file that was asked about would be read.', [idInPath], jsonBody(previewRequest), {
      200: importStatus,
    }),
  },
  '/imports/{id}/dismiss': {
    post: change('Asks no more about a file: nothing of it is loaded.', [idInPath], jsonBody(dismissRequest), {
      200: importStatus,
    }),
  },
  '/loads/{id}/undo': { post: change('Takes a load back.', [idInPath]) },
  '/set-aside/mend': {
    post: change('Loads rows that were set aside, as they should have been.', [], jsonBody(mendRequest)),
  },
  '/set-aside/file': {
    get: {
      summary: 'The rows of a load that are still to mend, as CSV to correct in a spreadsheet.',
      parameters: [{ name: 'load', in: 'query', required: true, schema: { type: 'integer', minimum: 1 } }],
      responses: { 200: { description: 'The rows.', content: { 'text/csv': {} } }, ...problem4xx },
    },
    post: change('Loads the rows of such a file that were corrected in it.', [], uploadBody),
  },
  '/corrections': {
    post: change(
      'Says what a text really says, for every return with the same text and code.',
      [],
      jsonBody(correctionRequest),
      { 201: correctionAnswer },
    ),
  },
  '/product-notes': {
    post: change(
      'Says something of a product: leave it alone until a day, who owns it, a note.',
      [],
      jsonBody(productNoteRequest),
      {
        201: productNoteAnswer,
      },
    ),
  },
  '/product-notes/{id}': {
    delete: change('Takes back what was said of a product.', [idInPath], jsonBody(undoRequest), {
      200: productNoteAnswer,
    }),
  },
  '/fixes': {
    post: change(
      'Records what was done about returns, to be judged once enough came of it.',
      [],
      jsonBody(fixRequest),
      {
        201: fixAnswer,
      },
    ),
  },
  '/fixes/{id}': {
    delete: change('Takes back that a fix was made.', [idInPath], jsonBody(undoRequest), { 200: fixAnswer }),
  },
  '/corrections/{id}': {
    delete: change('Takes a correction back.', [idInPath], jsonBody(undoRequest), { 200: correctionAnswer }),
  },
  '/taxonomy': {
    get: {
      summary: 'The shop’s finer reasons, what it changed of the shipped ones, and its last versions.',
      responses: { 200: { description: 'The taxonomy.', content: { 'application/json': {} } } },
    },
    post: change(
      'Queues a change of the finer reasons, or the return of an earlier version.',
      [],
      jsonBody(taxonomyRequest),
    ),
  },
  '/taxonomy/preview': {
    post: change('Queues the reckoning of which totals such a change would change.', [], jsonBody(taxonomyPlan)),
  },
  '/models': {
    get: {
      summary: 'The model that reads the notes, what was trained, and what came of it.',
      responses: { 200: { description: 'The models.', content: { 'application/json': {} } } },
    },
    post: change(
      'Queues the training of a model from the corrections; it is switched in only if it is better.',
      [],
      jsonBody(trainingRequest),
    ),
  },
  '/models/switch': { post: change('Queues the return of an earlier model.', [], jsonBody(switchRequest)) },
  '/health': { get: { summary: 'Whether the server answers.', responses: { 200: { description: 'It does.' } } } },
};
