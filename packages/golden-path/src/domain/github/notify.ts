import { expression, Job, job, script, SECRET } from './workflow';

/**
 * Tells the team's channel how a run went, when there is a channel. Every value
 * reaches the message as data.
 */
export function notify(needs: string[]): Job {
  return job('Notify the team', {
    needs,
    if: expression('always()'),
    'timeout-minutes': 5,
    permissions: {},
    // Nothing is checked out, so no folder of a component is there
    defaults: { run: { shell: 'bash', 'working-directory': '.' } },
    env: { SLACK_WEBHOOK_URL: SECRET('SLACK_WEBHOOK_URL') },
    steps: [
      {
        name: 'Write to the channel',
        if: expression("env.SLACK_WEBHOOK_URL != ''"),
        env: {
          RESULTS: expression("join(needs.*.result, ' ')"),
          // What would have been deployed, had it passed its checks
          CHECKED: expression(
            "github.event.workflow_run.event == 'push' && github.event.workflow_run.conclusion == 'failure' && 'failure' || ''",
          ),
          RUN_URL: expression(
            "format('{0}/{1}/actions/runs/{2}', github.server_url, github.repository, github.run_id)",
          ),
          ACTOR: expression('github.actor'),
          REF: expression('github.ref_name'),
        },
        run: script(
          'case " $RESULTS $CHECKED " in',
          '  *" failure "*) outcome=":x: failed" ;;',
          '  *" cancelled "*) outcome=":warning: was cancelled" ;;',
          '  *" success "*) outcome=":white_check_mark: succeeded" ;;',
          '  *) exit 0 ;;',
          'esac',
          'jq --null-input --arg workflow "$GITHUB_WORKFLOW" --arg repository "$GITHUB_REPOSITORY" \\',
          '  --arg outcome "$outcome" --arg actor "$ACTOR" --arg ref "$REF" --arg url "$RUN_URL" \\',
          // A branch may be called <!channel>
          `  '{text: ("\\($workflow) of \\($repository) \\($outcome), \\($ref), started by \\($actor): \\($url)" | gsub("&"; "&amp;") | gsub("<"; "&lt;") | gsub(">"; "&gt;"))}' |`,
          '  curl --silent --show-error --fail --max-time 20 --retry 2 --output /dev/null \\',
          '    --header "Content-Type: application/json" --data @- "$SLACK_WEBHOOK_URL"',
        ),
      },
    ],
  });
}
