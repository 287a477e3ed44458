import { createChat, type Refusals } from '../../clients/chat.ts';
import { TicketwireError } from '../../errors.ts';
import { durationValue, limitsValue, secretAddressValue } from '../../settings/values.ts';
import type { TargetType } from '../target.ts';
import { cannotBeAsked } from './incoming.ts';
import { teamsBody } from './teams/body.ts';

/**
 * A flow's connection posts 25 messages in 300 seconds; what it fails to post it tells nobody.
 * https://learn.microsoft.com/connectors/teams/#limits
 */
const usualLimits = { perMinute: 5, perHour: 300 };

const options = {
  url: secretAddressValue.describe(
    'The address of a workflow "When a Teams webhook request is received"; a secret. Connectors of Office 365 are no more.',
  ),
  limits: limitsValue(usualLimits).describe('Messages in a minute and in an hour.'),
  timeout: durationValue('100ms', '5m').prefault('10s').describe('How long one request may take.'),
};

/** A channel or chat of Microsoft Teams, by way of a workflow. https://adaptivecards.io/schemas/adaptive-card.json */
export const teams: TargetType<typeof options> = {
  type: 'teams',
  label: 'Microsoft Teams',
  docs: 'docs/targets/teams.md',
  options,
  room: { keepsTogether: () => false },
  lacks: ({ url }) =>
    /(^|\.)webhook\.office\.com$/i.test(new URL(url.reveal()).hostname)
      ? 'has the address of a connector, which Microsoft has switched off: make a workflow, as docs/targets/teams.md says.'
      : undefined,
  create: ({ url, timeout, limits = usualLimits }, { name, now, openHttp }) => {
    const chat = createChat({ http: openHttp(timeout), now, refusals });
    const what = `Teams (workflow, target '${name}')`;
    return {
      room: {
        hasThreads: false,
        limits,
        post: async (message) => {
          const json = teamsBody(message);
          const { status } = await chat.send({ what, method: 'POST', url: url.reveal(), headers: {}, json });
          // A flow says 202 before it starts, and 200 only where it was given an answer of its own.
          if (status === 202 || status === 200) return undefined;
          const words = `${what} answered ${status}, which a workflow does not: is the address right?`;
          throw new TicketwireError('target-failed', words);
        },
      },
      probe: async () => cannotBeAsked,
    };
  },
};

const isOff = { remedy: 'The workflow is switched off, or was suspended: switch it on in Power Automate.' };
const isWrong = {
  remedy: 'The address is not whole, or its key was made anew: copy it from the trigger of the workflow.',
};
const isGone = { remedy: 'The workflow was deleted, or its address has changed: copy it anew, or make a new one.' };

/** By the code in the answer, else by the status. https://learn.microsoft.com/power-automate/ */
const refusals: Refusals = {
  DirectApiAuthorizationRequired: {
    remedy: "Set 'Who can trigger the flow' of the workflow's trigger to 'Anyone', and copy the address anew.",
  },
  DirectApiInvalidAuthorizationScheme: isWrong,
  DirectApiAuthorizationInvalid: isWrong,
  WorkflowTriggerIsNotEnabled: isOff,
  WorkflowDisabled: isOff,
  FlowSuspended: isOff,
  WorkflowNotFound: isGone,
  WorkflowTriggerNotFound: isGone,
  WorkflowTriggerVersionNotFound: isGone,
  TriggerInputSchemaMismatch: { remedy: "The workflow's trigger wants another body: take the template's own." },
  '401': isWrong,
  '403': isWrong,
  '404': isGone,
  '410': isGone,
  '413': { code: 'target-refused', remedy: 'The message is too large; please report it.' },
};
