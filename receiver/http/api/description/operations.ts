import type { SchemaName } from './schemas.ts';

export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Below `/api/v1`. */
  path: string;
  id: string;
  summary: string;
  /** Parameters of the query, and what each is; `!` behind the name: required. */
  query?: Readonly<Record<string, string>>;
  request?: { schema: SchemaName; isOptional?: boolean };
  /** By status; null: nothing. */
  answers: Readonly<Record<number, SchemaName | null>>;
  /** Refusals beside those that every operation has. */
  refusals?: readonly number[];
}

const ofSource = { source: 'Its source; needed where several have a delivery of this id.' };
const limit = { limit: 'How many; 1 to 500, 100 unless given.' };

export const operations: readonly Operation[] = [
  {
    method: 'get',
    path: '/deliveries',
    id: 'listDeliveries',
    summary: 'Newest deliveries and what became of them.',
    query: {
      source: 'Only of this source.',
      status: 'Only with an effect in this state: due, running, done, skipped or failed.',
      q: 'Only those with this in their id, or in the subject of an effect.',
      ...limit,
      after: 'The `next` of the page before.',
    },
    answers: { 200: 'Deliveries' },
    refusals: [400],
  },
  {
    method: 'get',
    path: '/deliveries/{id}',
    id: 'showDelivery',
    summary: 'One delivery whole.',
    query: ofSource,
    answers: { 200: 'Delivery' },
    refusals: [400, 404],
  },
  {
    method: 'post',
    path: '/deliveries/{id}/redeliver',
    id: 'redeliver',
    summary: 'Plans a delivery anew by the present rules, or gives one effect that failed another try.',
    query: { ...ofSource, effect: 'The id of the effect that failed; the whole delivery unless given.' },
    answers: { 202: 'Redelivered' },
    refusals: [400, 404, 422],
  },
  {
    method: 'post',
    path: '/plan',
    id: 'plan',
    summary: 'What a delivery would do, by the rules and the tickets there are now; nothing is done.',
    request: { schema: 'PlanRequest' },
    answers: { 200: 'Plan' },
    refusals: [400, 413, 415],
  },
  {
    method: 'get',
    path: '/tickets',
    id: 'listTickets',
    summary: 'Newest tickets.',
    query: limit,
    answers: { 200: 'Tickets' },
    refusals: [400],
  },
  {
    method: 'get',
    path: '/boards/{target}/{key}',
    id: 'showBoardTicket',
    summary: 'A ticket on a board of our own, with its history.',
    answers: { 200: 'BoardTicket' },
    refusals: [404],
  },
  {
    method: 'get',
    path: '/rules',
    id: 'listRules',
    summary: 'Rules of the file by name, and managed ones whole.',
    answers: { 200: 'Rules' },
  },
  {
    method: 'post',
    path: '/rules',
    id: 'addRule',
    summary: 'Adds a managed rule.',
    request: { schema: 'Rule' },
    answers: { 201: 'ManagedRule' },
    refusals: [400, 409, 413, 415],
  },
  {
    method: 'delete',
    path: '/rules/{name}',
    id: 'removeRule',
    summary: 'Removes a managed rule.',
    answers: { 204: null },
    refusals: [404, 422],
  },
  {
    method: 'get',
    path: '/routes',
    id: 'listRoutes',
    summary: 'Which messages go to which rooms.',
    answers: { 200: 'Routes' },
  },
  {
    method: 'post',
    path: '/routes',
    id: 'saveRoute',
    summary: 'Adds a route, or gives it other events: 200.',
    request: { schema: 'RouteRequest' },
    answers: { 200: 'Route', 201: 'Route' },
    refusals: [400, 409, 413, 415],
  },
  {
    method: 'delete',
    path: '/routes',
    id: 'removeRoutes',
    summary: "Removes a repository's route to a room, or all of them.",
    query: { 'repository!': 'As `octo/widgets`.', room: 'All unless given.' },
    answers: { 200: 'RemovedRoutes' },
    refusals: [400, 404],
  },
  {
    method: 'get',
    path: '/routes/defaults',
    id: 'showDefaults',
    summary: 'The events of new routes.',
    answers: { 200: 'Events' },
  },
  {
    method: 'put',
    path: '/routes/defaults',
    id: 'saveDefaults',
    summary: 'Changes the events of routes to come.',
    request: { schema: 'Events' },
    answers: { 200: 'Events' },
    refusals: [400, 413, 415],
  },
  {
    method: 'get',
    path: '/sources',
    id: 'listSources',
    summary: 'Sources of the file, and registered ones.',
    answers: { 200: 'Sources' },
  },
  {
    method: 'post',
    path: '/sources',
    id: 'registerSource',
    summary: 'Registers a source and makes its secret.',
    request: { schema: 'Registration' },
    answers: { 201: 'Registered' },
    refusals: [400, 409, 413, 415, 422],
  },
  {
    method: 'delete',
    path: '/sources/{name}',
    id: 'removeSource',
    summary: 'Removes a registered source with its secrets.',
    answers: { 204: null },
    refusals: [404, 422],
  },
  {
    method: 'post',
    path: '/sources/{name}/rotate',
    id: 'rotateSecret',
    summary: 'Gives a registered source another secret; earlier ones stay valid for a while.',
    request: { schema: 'Rotation', isOptional: true },
    answers: { 200: 'Rotated' },
    refusals: [400, 404, 413, 415, 422],
  },
];
