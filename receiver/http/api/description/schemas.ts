import { z } from 'zod';
import { effectStatuses } from '../../kept-deliveries.ts';

const time = z.iso.datetime().describe('ISO 8601, UTC.');
const effectStatus = z.enum(effectStatuses as [string, ...string[]]);

const ticket = z
  .object({
    key: z.string(),
    reference: z.string().describe('Unique among all targets: `octo/widgets#12`.'),
    url: z.string().describe('Where people look at it; empty where that is not known.'),
    title: z.string(),
    state: z.enum(['open', 'closed']),
    reason: z.string().nullable().describe('Why it is closed.'),
    labels: z.array(z.string()),
  })
  .meta({ title: 'Ticket' });

const effect = z.object({
  id: z.string(),
  target: z.string(),
  subject: z.string().describe('What it is about: effects of one target and subject are done one after the other.'),
  rule: z.string(),
  kind: z.string(),
  status: effectStatus,
  attempts: z.int(),
  dueAt: time.optional().describe('When it is tried; only of what is due.'),
  message: z.string().describe('What the last attempt tells; empty before the first.'),
});

const delivery = z.object({
  position: z.int().optional(),
  source: z.string(),
  id: z.string(),
  receivedAt: time,
  events: z.array(z.string()),
  effects: z.array(effect).describe('All of them of one delivery; in a list, the first 20.'),
  effectCount: z.int().describe('How many effects it has in all.'),
});

const route = z.object({ repository: z.string(), room: z.string(), events: z.array(z.string()) });

const knownRoute = route.extend({
  isFollowed: z.boolean(),
  createdAt: time,
  sources: z.array(z.string()).describe('Sources that tell of the repository.'),
  problems: z.array(z.string()).optional().describe('Why it is not followed.'),
});

const rule = z.record(z.string(), z.unknown()).describe('As it would stand in the configuration file.');

const managedRule = z.object({
  name: z.string(),
  isManaged: z.literal(true),
  isFollowed: z.boolean(),
  createdAt: time,
  rule,
  problems: z.array(z.string()).optional().describe('Why it is not followed.'),
});

const events = z.object({ events: z.array(z.string()) });
const madeSecret = { secret: z.string().describe('Told this once.'), url: z.url(), createdAt: time };

/** What requests bring and answers hold, by the names the description gives them. */
export const schemas = {
  Error: z.object({ code: z.int().describe('The status.'), error: z.string() }),
  Deliveries: z.object({
    deliveries: z.array(delivery),
    next: z.string().optional().describe('`after` of the next page; absent on the last.'),
  }),
  Delivery: delivery.extend({
    headers: z.record(z.string(), z.string()).describe('Without proofs.'),
    body: z.string(),
    attempts: z.array(
      z.object({
        effect: z.string(),
        number: z.int(),
        startedAt: time,
        endedAt: time,
        status: z.string(),
        message: z.string(),
      }),
    ),
  }),
  Redelivered: z.object({ delivery: z.string(), effects: z.int().describe('How many are to be done.') }),
  PlanRequest: z.object({
    source: z.string(),
    event: z.string().optional().describe('As the sender names it, where it names it in a header.'),
    headers: z.record(z.string(), z.string()).optional().describe('Further ones that the sender would send.'),
    body: z.unknown().describe("The sender's JSON, or its text."),
  }),
  Plan: z.object({
    events: z.array(
      z.object({
        type: z.string(),
        subject: z.string(),
        occurredAt: time,
        rules: z.array(
          z.object({
            rule: z.string(),
            isWanted: z.boolean(),
            reason: z.string().describe('Which filter stops the rule, or what comes of it.'),
          }),
        ),
      }),
    ),
    effects: z.array(z.looseObject({ rule: z.string(), kind: z.string(), target: z.string(), subject: z.string() })),
    omitted: z
      .object({ events: z.int(), effects: z.int() })
      .optional()
      .describe('How many more there are. Absent: none.'),
  }),
  Tickets: z.object({
    tickets: z.array(
      z.object({
        target: z.string(),
        source: z.string(),
        rule: z.string(),
        subject: z.string(),
        issuedId: z.string().nullable().describe('What the sender calls it.'),
        seenAt: time.nullable().describe('When the tracker last told its state.'),
        ticket: ticket
          .extend({ body: z.string().optional().describe('Of a board of our own.') })
          .nullable()
          .describe('null: about to be created.'),
      }),
    ),
  }),
  BoardTicket: ticket.extend({
    target: z.string(),
    body: z.string(),
    createdAt: time,
    updatedAt: time,
    history: z.array(z.object({ at: time, what: z.string() })),
  }),
  Rule: rule,
  ManagedRule: managedRule,
  Rules: z.object({
    rules: z.array(
      z.union([z.object({ name: z.string(), isManaged: z.literal(false), isFollowed: z.boolean() }), managedRule]),
    ),
  }),
  RouteRequest: z.object({
    repository: z.string(),
    room: z.string(),
    events: z.array(z.string()).optional().describe('Those of the defaults unless given.'),
  }),
  Route: knownRoute,
  Routes: z.object({ routes: z.array(knownRoute) }),
  RemovedRoutes: z.object({
    routes: z.array(route),
    sources: z.array(z.string()).describe('Registered sources that went with them.'),
  }),
  Events: events,
  Sources: z.object({
    sources: z.array(
      z.object({
        name: z.string(),
        sender: z.string(),
        url: z.url(),
        repository: z.string().nullable(),
        repositories: z.array(z.string()).optional().describe('Patterns; of sources in the file.'),
        origin: z.enum(['file', 'registered']),
        createdAt: time.nullable(),
        secrets: z.array(z.object({ createdAt: time.nullable(), until: time.nullable() })),
      }),
    ),
  }),
  Registration: z.object({
    name: z.string(),
    sender: z.string(),
    repository: z.string().optional().describe('Only deliveries about it are taken: `octo/widgets`.'),
  }),
  Registered: z.object({
    name: z.string(),
    sender: z.string(),
    repository: z.string().nullable(),
    ...madeSecret,
  }),
  Rotation: z.object({
    overlap: z.string().optional().describe('How long earlier secrets stay valid: `24h` unless given.'),
  }),
  Rotated: z.object({ name: z.string(), othersUntil: time, ...madeSecret }),
};

export type SchemaName = keyof typeof schemas;
