import type { Refusals } from '../../../clients/chat.ts';

const again = { code: 'target-failed', remedy: 'It is tried again.' } as const;
const gone = { code: 'target-not-found', remedy: 'The message was deleted, or can be changed no more.' } as const;

/** What Slack says, by its words. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
export const botRefusals: Refusals = {
  message_not_found: gone,
  cant_update_message: gone,
  edit_window_closed: gone,
  thread_not_found: gone,
  cannot_reply_to_message: gone,
  not_in_channel: { remedy: 'Invite the bot to the channel: /invite @NAME.' },
  channel_not_found: { remedy: "Is 'channel' right? A bot sees a private channel only when it was invited to it." },
  is_archived: { remedy: 'The channel is archived: unarchive it, or set another one.' },
  missing_scope: { remedy: "Give the bot the scope 'chat:write', and install it anew." },
  no_permission: { remedy: "Give the bot the scope 'chat:write', and install it anew." },
  invalid_auth: { remedy: 'The token is wrong: set the one under "OAuth & Permissions" of the app.' },
  not_authed: { remedy: 'The token is missing.' },
  not_allowed_token_type: { remedy: "The token is of another kind: set the bot's, which begins with 'xoxb-'." },
  account_inactive: { remedy: 'The bot was removed: install it anew, and set the new token.' },
  token_revoked: { remedy: 'The token was revoked: install the bot anew, and set the new token.' },
  token_expired: { remedy: 'The token has expired: set a new one, or switch token rotation off.' },
  ekm_access_denied: { remedy: 'The administrators have suspended posting to this channel.' },
  access_denied: { remedy: 'Access is denied to the bot: ask an administrator of the workspace.' },
  restricted_action: { remedy: "The workspace's settings do not let the bot post there." },
  restricted_action_read_only_channel: { remedy: 'The channel is read-only: let the bot post there.' },
  restricted_action_thread_only_channel: { remedy: 'The channel takes posts in threads only: set another one.' },
  restricted_action_thread_locked: { remedy: 'The thread is locked.' },
  messages_tab_disabled: { remedy: "The app's messages tab is off: switch it on under 'App Home'." },
  team_access_not_granted: { remedy: 'Install the bot in the workspace of the channel.' },
  internal_error: again,
  fatal_error: again,
  service_unavailable: again,
  request_timeout: again,
  team_added_to_org: again,
};

/** What an incoming webhook answers, in plain text. https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export const webhookRefusals: Refusals = {
  no_service: { remedy: 'The webhook was removed or disabled, or its address is wrong: make a new one.' },
  no_service_id: { remedy: 'The address is not whole: copy it anew.' },
  no_team: { remedy: 'The workspace is gone, or the address is wrong: make a new webhook.' },
  team_disabled: { remedy: 'The workspace is disabled.' },
  invalid_token: { remedy: 'The address is wrong, or its webhook was removed: make a new one.' },
  token_revoked: { remedy: 'The app was removed from the workspace: install it anew, and make a new webhook.' },
  no_active_hooks: { remedy: 'The webhook is disabled: make a new one.' },
  channel_not_found: { remedy: 'The channel is gone: make a webhook for another one.' },
  channel_is_archived: { remedy: 'The channel is archived: unarchive it, or make a webhook for another one.' },
  action_prohibited: { remedy: "The workspace's administrators do not let webhooks post there." },
  posting_to_general_channel_denied: { remedy: 'Only some may post to #general: make a webhook for another channel.' },
  user_not_found: { remedy: 'Whoever made the webhook is gone: make a new one.' },
  invalid_payload: { code: 'target-refused', remedy: 'Slack does not take this message; please report it.' },
  no_text: { code: 'target-refused', remedy: 'Slack does not take this message; please report it.' },
  rollup_error: again,
  internal_error: again,
};
