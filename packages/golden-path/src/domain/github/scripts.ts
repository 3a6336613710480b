import { GeneratedFile } from '../files';
import { MAIN } from './componentCi';

/** Folder of what several steps of the workflows run. */
const FOLDER = '.github/scripts';

const GATE = `# Asks the portal whether an environment may be changed: after a rollback it is
# held until a person lifts the hold. The portal is no dependency of production:
# when it does not answer, the deployment goes on with a warning.
#
# ENTITIES     what is deployed, as the catalog calls it, separated by spaces
# ENVIRONMENT  where
# OPERATION    the rollback of the portal that is deployed, if it is one
# PORTAL_URL, PORTAL_TOKEN
set -euo pipefail

answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

ask() {
  curl --silent --show-error --get --max-time 20 --retry 2 \\
    --header "Authorization: Bearer $PORTAL_TOKEN" \\
    --data-urlencode "entityRef=$1" --data-urlencode "environment=$ENVIRONMENT" \\
    --output "$answer" --write-out '%{http_code}' \\
    "\${PORTAL_URL%/}/api/deployments/gate" || true
}

for entity in $ENTITIES; do
  status=$(ask "$entity")
  case "$status" in
    200) ;;
    423)
      if [ -n "\${OPERATION:-}" ] &&
        [ "$(jq --raw-output '.hold.operationId // ""' "$answer")" = "$OPERATION" ]; then
        echo "$ENVIRONMENT is held by the rollback that is being deployed"
        continue
      fi
      # On one line: a person wrote the reason, and lines can be commands here
      reason=$(jq --raw-output '.error.message // "" | gsub("\\\\s+"; " ")' "$answer")
      echo "::error title=The environment is held::$reason"
      exit 1
      ;;
    000 | 5??)
      echo "::warning::The portal does not answer ($status): nobody knows whether $ENVIRONMENT is held"
      ;;
    *)
      echo "::error::The portal answers $status about $entity: check PORTAL_URL and PORTAL_TOKEN"
      exit 1
      ;;
  esac
done
`;

const REPORT = `# Tells the portal what was deployed and how it went; a portal that does not
# listen fails nothing. One argument for each component: entity=artefact=version
#
# ENVIRONMENT  where
# KIND         deploy or rollback
# STATE        success or failure
# COMMIT       the commit that asked for it
# PORTAL_URL, PORTAL_TOKEN
set -euo pipefail

finished=$(date --utc +%Y-%m-%dT%H:%M:%SZ)

describe() {
  jq --null-input --compact-output \\
    --arg entityRef "$1" --arg name "$2" --arg version "$3" \\
    --arg environment "$ENVIRONMENT" --arg kind "$KIND" --arg state "$STATE" \\
    --arg sha "$COMMIT" --arg finishedAt "$finished" --arg actor "$GITHUB_ACTOR" \\
    --arg server "$GITHUB_SERVER_URL" --arg repository "$GITHUB_REPOSITORY" \\
    --arg run "$GITHUB_RUN_ID" --arg attempt "$GITHUB_RUN_ATTEMPT" '{
      $entityRef, $environment, $kind, $state, $finishedAt,
      artefacts: [{$name, $version}],
      commit: {
        repository: "\\($server | sub("^https?://"; ""))/\\($repository)",
        $sha,
        url: "\\($server)/\\($repository)/commit/\\($sha)"
      },
      actor: {displayName: $actor},
      sourceRef: {
        source: "github",
        externalId: "\\($repository)/actions/runs/\\($run)/attempts/\\($attempt)/\\($kind)/\\($environment)",
        url: "\\($server)/\\($repository)/actions/runs/\\($run)"
      }
    }'
}

for component in "$@"; do
  IFS='=' read -r entity artefact version <<< "$component"
  describe "$entity" "$artefact" "$version" |
    curl --silent --show-error --fail --max-time 20 --retry 2 --output /dev/null \\
      --header "Authorization: Bearer $PORTAL_TOKEN" \\
      --header 'Content-Type: application/json' --data @- \\
      "\${PORTAL_URL%/}/api/deployments/reports" ||
    echo "::warning::The portal did not take the report about $entity"
done
`;

const OVERLAY = `# Reads and changes what an environment runs: its overlay on ${MAIN}, which is
# also where the portal reads the history of deployments. To be sourced.
#
# OVERLAY  folder of the overlay

file=$OVERLAY/kustomization.yaml

# The version of an image
current() {
  NAME=$1 yq '.images[] | select(.name == strenv(NAME)) | .newTag' "$file"
}

set_version() {
  NAME=$1 TAG=$2 yq --inplace \\
    '(.images[] | select(.name == strenv(NAME)) | .newTag) = strenv(TAG)' "$file"
}

# Commits the overlay with a subject and trailers. The author is who asked for
# it, the committer is the workflow. The commit starts no other workflow: the
# one that made it deploys it. What others push meanwhile is kept.
commit_overlay() {
  export GIT_COMMITTER_NAME='github-actions[bot]'
  export GIT_COMMITTER_EMAIL='41898282+github-actions[bot]@users.noreply.github.com'
  git commit --quiet \\
    --author "$GITHUB_ACTOR <$GITHUB_ACTOR_ID+$GITHUB_ACTOR@users.noreply.github.com>" \\
    --message "$1" --message '[skip ci]' --message "$2" -- "$file"
  for _ in 1 2 3 4 5; do
    if git push --quiet origin HEAD:${MAIN}; then
      return 0
    fi
    git pull --quiet --rebase origin ${MAIN}
  done
  echo '::error::${MAIN} does not take the commit: see DEPLOY_KEY at the top of the workflow'
  return 1
}

# Trailers with the people whose approval an environment waited for
approvals() {
  gh api "repos/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID/approvals" |
    jq --raw-output --arg environment "$1" '
      [.[] | select(.state == "approved" and any(.environments[]; .name == $environment)) | .user]
      | unique_by(.id)[]
      | "Approved-by: \\(.login) <\\(.id)+\\(.login)@users.noreply.github.com>"' ||
    echo '::warning::Who approved is not known' >&2
}
`;

const SCRIPTS = {
  'portal-gate.sh': GATE,
  'portal-report.sh': REPORT,
  'overlay.sh': OVERLAY,
} as const;

/** Command that runs a script from any folder of a checkout. */
export function runScript(name: keyof typeof SCRIPTS): string {
  return `bash "$GITHUB_WORKSPACE/${FOLDER}/${name}"`;
}

/** Line that reads the functions of `overlay.sh`. */
export const WITH_OVERLAYS = `source ${FOLDER}/overlay.sh`;

/** The scripts behind the workflows that deliver. */
export function scriptFiles(
  names: readonly (keyof typeof SCRIPTS)[],
): GeneratedFile[] {
  return names.map(name => ({
    path: `${FOLDER}/${name}`,
    content: `#!/usr/bin/env bash\n${SCRIPTS[name]}`,
  }));
}
