import { dryRun } from './goldenPath';

/** What the benchmark `golden-path` runs in a process of its own. */
dryRun(process.cwd(), { validate: false }).catch(error => {
  console.error(error);
  process.exitCode = 1;
});
