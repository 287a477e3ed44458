/**
 * The file that `ticketwire init` writes. It is valid as it stands; a line that begins with `#` and two blanks becomes
 * configuration when the `#` is taken away.
 */
export const starterFile = `# Ticketwire. Check it: ticketwire check. Run it: ticketwire serve.
# Lines that begin with # and two blanks are examples: take the # away.

# Who may send. Each is served under POST /hooks/NAME. \${NAME} is a variable of the environment.
sources:
  lgtm: { sender: lgtm, secret: "\${LGTM_SECRET}" }
#  octo:
#    sender: github
#    secret: "\${GITHUB_WEBHOOK_SECRET}"
#    repositories: [octo/*]
#  alerts: { sender: alertmanager, bearer: "\${ALERTMANAGER_TOKEN}" }

# Where tickets are, and rooms. A board is kept here and needs no account.
targets:
  board: { type: local }
#  issues: { type: github-issues, repository: octo/widgets, token: "\${GITHUB_TOKEN}" }
#  jira:
#    type: jira
#    site: https://acme.atlassian.net
#    user: bot@acme.example
#    token: "\${JIRA_TOKEN}"
#    project: SOC
#  dev: { type: slack, url: "\${SLACK_WEBHOOK_URL}" }

# When something happens, what is done. Every rule that wants an event gets it.
rules:
  - name: Alerts become tickets
    on: alert                       # opened, closed, reopened, suppressed and all the rest
    do:
      - track: board
#  - name: Merged work moves on
#    on: pull_request.merged
#    branches: [main, release/**]
#    do:
#      - transition: { in: jira, to: Done }
#      - post: { to: dev, text: "{{ pull_request.title }} was merged by {{ actor.login }}" }
#  - name: Errors are issues
#    on: alert
#    from: alerts
#    if: alert.severity != "note"
#    do:
#      - track: issues
`;
