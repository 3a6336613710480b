// @ts-check

/*
 * Times are ISO 8601 text of fixed width (`2026-11-21T08:00:00.000Z`), which
 * sorts and compares alike in SQLite and PostgreSQL.
 */
const TIME_LENGTH = 24;

/** @param {import('knex').Knex} knex */
async function createDeployments(knex) {
  await knex.schema.createTable('deployments', table => {
    table.string('id', 36).primary();
    table.string('entity_ref', 255).notNullable();
    table.string('environment', 255).notNullable();
    table.string('kind', 16).notNullable();
    table.string('rollback_of', 36);
    table.string('restores', 36);
    table.string('state', 16).notNullable();
    table.text('source_state');
    table.text('version').notNullable();
    table.text('artefacts').notNullable();
    table.string('artefacts_hash', 64).notNullable();
    table.text('commit_repository');
    table.string('commit_sha', 64);
    table.text('commit_url');
    table.text('commit_subject');
    table.text('actor_name');
    table.string('actor_ref', 255);
    table.string('actor_email', 320);
    table.text('approvers').notNullable();
    table.text('reason');
    table.string('queued_at', TIME_LENGTH);
    table.string('started_at', TIME_LENGTH);
    table.string('finished_at', TIME_LENGTH);
    table.string('superseded_at', TIME_LENGTH);
    table.string('ordered_at', TIME_LENGTH).notNullable();
    table.string('application_sha', 64);
    table.string('application_at', TIME_LENGTH);
    table.string('operation_id', 36);
    table.text('search_text').notNullable();

    table.index(['entity_ref', 'ordered_at', 'id'], 'deployments_history_idx');
    table.index(
      ['entity_ref', 'environment', 'ordered_at', 'id'],
      'deployments_environment_history_idx',
    );
    table.index(
      ['entity_ref', 'state', 'ordered_at', 'id'],
      'deployments_state_history_idx',
    );
    table.index(['entity_ref', 'artefacts_hash'], 'deployments_artefacts_idx');
    table.index(['actor_email', 'actor_ref'], 'deployments_actor_idx');
  });
  await knex.schema.createTable('deployment_source_refs', table => {
    table
      .string('deployment_id', 36)
      .notNullable()
      .references('id')
      .inTable('deployments')
      .onDelete('CASCADE');
    table.string('entity_ref', 255).notNullable();
    table.string('source', 32).notNullable();
    table.string('external_id', 512).notNullable();
    table.text('url');
    table.boolean('inferred').notNullable().defaultTo(false);

    table.unique(['entity_ref', 'source', 'external_id'], {
      indexName: 'deployment_source_refs_external_uniq',
    });
    table.index(['deployment_id'], 'deployment_source_refs_deployment_idx');
  });
  await knex.schema.createTable('deployment_evidence', table => {
    table
      .string('deployment_id', 36)
      .primary()
      .references('id')
      .inTable('deployments')
      .onDelete('CASCADE');
    table.text('difference');
    table.text('commits').notNullable();
  });
}

/** @param {import('knex').Knex} knex */
async function createSync(knex) {
  await knex.schema.createTable('entity_sync', table => {
    table.string('entity_ref', 255).primary();
    table.text('location');
    table.string('head_sha', 64);
    table.string('synced_at', TIME_LENGTH);
    table.string('problem_code', 32);
    table.text('problem_message');
    table.string('problem_since', TIME_LENGTH);
  });
  await knex.schema.createTable('entity_environments', table => {
    table.string('entity_ref', 255).notNullable();
    table.string('environment', 255).notNullable();
    table.text('overlay_path');
    table.boolean('active').notNullable().defaultTo(true);
    table.string('behind_environment', 255);
    table.integer('behind_commits');
    table.primary(['entity_ref', 'environment']);
  });
}

/** @param {import('knex').Knex} knex */
async function createRollbacks(knex) {
  await knex.schema.createTable('rollback_operations', table => {
    table.string('id', 36).primary();
    table.string('entity_ref', 255).notNullable();
    table.string('environment', 255).notNullable();
    table.string('strategy', 32).notNullable();
    table.string('state', 16).notNullable();
    table.string('from_id', 36).notNullable();
    table.string('to_id', 36).notNullable();
    table.text('reason').notNullable();
    table.string('requester_ref', 255).notNullable();
    table.text('requester_name').notNullable();
    table.text('author_email').notNullable();
    table.string('requested_at', TIME_LENGTH).notNullable();
    table.string('authorized_until', TIME_LENGTH).notNullable();
    table.string('idempotency_key', 255).notNullable();
    table.string('request_hash', 64).notNullable();
    table.text('plan').notNullable();
    table.text('commit');
    table.text('error');
    table.string('hold_id', 36);
    table
      .string('active_key', 512)
      .comment('Entity and environment while unfinished, so that there is one');
    table.string('lease_until', TIME_LENGTH);

    table.unique(['requester_ref', 'idempotency_key'], {
      indexName: 'rollback_operations_idempotency_uniq',
    });
    table.unique(['active_key'], {
      indexName: 'rollback_operations_active_uniq',
    });
    table.index(['state'], 'rollback_operations_state_idx');
  });
  await knex.schema.createTable('rollback_events', table => {
    table.increments('id');
    table
      .string('operation_id', 36)
      .notNullable()
      .references('id')
      .inTable('rollback_operations')
      .onDelete('CASCADE');
    table.string('at', TIME_LENGTH).notNullable();
    table.string('type', 16).notNullable();
    table.text('message').notNullable();
    table.text('actor_name');
    table.string('actor_ref', 255);
    table.text('url');
    table.index(['operation_id', 'id'], 'rollback_events_operation_idx');
  });
  await knex.schema.createTable('holds', table => {
    table.string('id', 36).primary();
    table.string('entity_ref', 255).notNullable();
    table.string('environment', 255).notNullable();
    table.text('reason').notNullable();
    table.text('actor_name').notNullable();
    table.string('actor_ref', 255);
    table.string('created_at', TIME_LENGTH).notNullable();
    table.string('operation_id', 36);
    table.string('active_key', 512).comment('Cleared when the hold is lifted');
    table.string('lifted_at', TIME_LENGTH);
    table.string('lifted_by', 255);
    table.unique(['active_key'], { indexName: 'holds_active_uniq' });
    table.index(['entity_ref', 'environment'], 'holds_environment_idx');
  });
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createDeployments(knex);
  await createSync(knex);
  await createRollbacks(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  const tables = [
    'holds',
    'rollback_events',
    'rollback_operations',
    'entity_environments',
    'entity_sync',
    'deployment_evidence',
    'deployment_source_refs',
    'deployments',
  ];
  for (const table of tables) {
    await knex.schema.dropTable(table);
  }
};
