// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('todo_progress_entities', table => {
    table.comment('Progress of each entity at the commit it was read from');
    table.string('entity_ref', 255).notNullable().primary();
    table
      .text('source')
      .notNullable()
      .comment('What was read: repository, globs and version of the parser');
    table.string('head_sha', 64).nullable();
    table.text('commit_url').nullable();
    table.integer('total').notNullable().defaultTo(0);
    table.integer('done').notNullable().defaultTo(0);
    table.text('document').notNullable().comment('Sections and items, as JSON');
    table.string('synced_at', 24).nullable().comment('ISO 8601 in UTC');
    table.string('problem_code', 40).nullable();
    table.text('problem_message').nullable();
    table.string('problem_since', 24).nullable().comment('ISO 8601 in UTC');
  });
  await knex.schema.createTable('todo_progress_revisions', table => {
    table.comment('States of the items of a file at a commit; never change');
    table.string('repository', 400).notNullable();
    table.string('path', 1024).notNullable();
    table.string('sha', 64).notNullable();
    table.integer('parser_version').notNullable();
    table.text('states').notNullable().comment('State by item, as JSON');
    table.primary(['repository', 'path', 'sha', 'parser_version']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('todo_progress_revisions');
  await knex.schema.dropTable('todo_progress_entities');
};
