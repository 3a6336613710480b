// @ts-check

/*
 * Times are ISO 8601 text of fixed width (`2026-11-21T08:00:00.000Z`) and days
 * `2026-11-21`, which sort and compare alike in SQLite and PostgreSQL.
 */
const TIME = 24;
const DAY = 10;
const KEY = 320;

/** @param {import('knex').Knex} knex */
async function createSources(knex) {
  await knex.schema.createTable('sentry_instances', table => {
    table.string('name', 64).primary();
    table.string('synced_at', TIME);
    table.string('failing_since', TIME);
    table.text('failure');
    table.string('failure_kind', 16);
  });
  await knex.schema.createTable('sentry_projects', table => {
    table.string('project_key', KEY).primary();
    table.string('instance', 64).notNullable();
    table.string('slug', 250).notNullable();
    table.string('sentry_id', 20);
    table.string('platform', 250);
    table.text('environments').notNullable().defaultTo('[]');
    // `ok`, `missing` or `forbidden`
    table.string('access', 16).notNullable();
    table.string('synced_at', TIME);
    table.string('full_synced_at', TIME);
    table.string('watermark', TIME);
    table.string('problem_since', TIME);
    table.index(['instance'], 'sentry_projects_instance_idx');
  });
  await knex.schema.createTable('sentry_releases', table => {
    table.string('project_key', KEY).notNullable();
    table.string('version', 250).notNullable();
    table.string('released_at', TIME);
    table.integer('new_groups').notNullable().defaultTo(0);
    table.integer('deploy_count').notNullable().defaultTo(0);
    table.text('deploys').notNullable().defaultTo('[]');
    // What `new_groups` and `deploy_count` were when they were looked up.
    table.integer('looked_up_groups').notNullable().defaultTo(0);
    table.integer('looked_up_deploys').notNullable().defaultTo(0);
    table.primary(['project_key', 'version']);
    table.index(
      ['project_key', 'released_at', 'version'],
      'sentry_releases_date_idx',
    );
  });
  await knex.schema.createTable('sentry_sessions', table => {
    table.string('project_key', KEY).notNullable();
    table.string('environment', 250).notNullable();
    table.string('release', 250).notNullable();
    table.string('day', DAY).notNullable();
    table.integer('sessions').notNullable();
    table.integer('crashed').notNullable();
    table.primary(['project_key', 'environment', 'release', 'day']);
  });
}

/** @param {import('knex').Knex} knex */
async function createIssues(knex) {
  await knex.schema.createTable('sentry_issues', table => {
    table.string('issue_key', 96).primary();
    table.string('instance', 64).notNullable();
    table.string('project_key', KEY).notNullable();
    table.string('short_id', 250).notNullable();
    table.text('title').notNullable();
    table.text('culprit');
    table.string('level', 16).notNullable();
    table.integer('level_rank').notNullable();
    table.string('state', 16).notNullable();
    table.string('substatus', 250);
    table.string('first_seen', TIME).notNullable();
    table.string('last_seen', TIME).notNullable();
    table.integer('events').notNullable();
    table.integer('users').notNullable();
    table.text('permalink').notNullable();
    table.string('platform', 250);
    table.string('priority', 16);
    table.string('assignee', 250);
    table.string('first_release', 250);
    table.string('regressed_release', 250);
    table.string('regressed_at', TIME);
    table.text('search_text').notNullable();
    table.string('details_at', TIME);
    table.boolean('details_due').notNullable().defaultTo(false);
    table.string('synced_at', TIME).notNullable();
    for (const column of [
      'last_seen',
      'first_seen',
      'events',
      'users',
      'level_rank',
    ]) {
      table.index(
        ['project_key', column, 'issue_key'],
        `sentry_issues_${column}_idx`,
      );
    }
    table.index(['details_due', 'instance'], 'sentry_issues_due_idx');
  });
  await knex.schema.createTable('sentry_issue_days', table => {
    table.string('issue_key', 96).notNullable();
    table.string('day', DAY).notNullable();
    table.string('project_key', KEY).notNullable();
    table.integer('events').notNullable();
    table.primary(['issue_key', 'day']);
    table.index(['project_key', 'day', 'events'], 'sentry_days_project_idx');
  });
  await knex.schema.createTable('sentry_issue_environments', table => {
    table.string('issue_key', 96).notNullable();
    table.string('environment', 250).notNullable();
    table.primary(['issue_key', 'environment']);
  });
  await knex.schema.createTable('sentry_pending_issues', table => {
    table.string('instance', 64).notNullable();
    table.string('issue_id', 20).notNullable();
    table.string('requested_at', TIME).notNullable();
    table.primary(['instance', 'issue_id']);
  });
}

/** @param {import('knex').Knex} knex */
async function createDeployments(knex) {
  await knex.schema.createTable('sentry_deployments', table => {
    table.string('entity_ref', 255).notNullable();
    table.string('id', 64).notNullable();
    table.string('environment', 255).notNullable();
    table.text('version').notNullable();
    table.string('kind', 16).notNullable();
    table.string('state', 16).notNullable();
    table.string('at', TIME).notNullable();
    table.string('superseded_at', TIME);
    table.string('rollback_of', 64);
    table.string('commit_sha', 64);
    table.primary(['entity_ref', 'id']);
  });
  await knex.schema.createTable('sentry_correlations', table => {
    table.string('entity_ref', 255).notNullable();
    table.string('issue_key', 96).notNullable();
    table.string('environment', 255).notNullable();
    table.string('type', 16).notNullable();
    table.string('deployment_id', 64).notNullable();
    table.string('method', 16).notNullable();
    table.string('release', 250);
    table.primary(['entity_ref', 'issue_key', 'environment', 'type']);
    table.index(
      ['entity_ref', 'deployment_id'],
      'sentry_correlations_deployment_idx',
    );
  });
  await knex.schema.createTable('sentry_entities', table => {
    table.string('entity_ref', 255).primary();
    table.string('correlated_at', TIME);
    // When the deployments could not be read, and since when.
    table.string('deployments_failing_since', TIME);
  });
  await knex.schema.createTable('sentry_notified', table => {
    table.string('entity_ref', 255).notNullable();
    table.string('issue_key', 96).notNullable();
    table.string('deployment_id', 64).notNullable();
    table.primary(['entity_ref', 'issue_key', 'deployment_id']);
  });
}

const TABLES = [
  'sentry_notified',
  'sentry_entities',
  'sentry_correlations',
  'sentry_deployments',
  'sentry_pending_issues',
  'sentry_issue_environments',
  'sentry_issue_days',
  'sentry_issues',
  'sentry_sessions',
  'sentry_releases',
  'sentry_projects',
  'sentry_instances',
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createSources(knex);
  await createIssues(knex);
  await createDeployments(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of TABLES) {
    await knex.schema.dropTableIfExists(table);
  }
};
