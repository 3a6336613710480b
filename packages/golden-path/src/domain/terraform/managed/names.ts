import { createHash } from 'node:crypto';
import { Block, block, commented, expression } from '../hcl';

/** Leaves room for `-redis` in the 40 characters that ElastiCache allows. */
const MAX_LENGTH = 34;
const CUT = 25;
const DIGEST = 8;

/** Start of the names of an environment's data stores; the same as in Terraform. */
export function storeName(namespace: string): string {
  const name = namespace.replace(/-+/g, '-');
  if (name.length <= MAX_LENGTH) {
    return name;
  }
  const digest = createHash('sha1').update(name).digest('hex').slice(0, DIGEST);
  return `${name.slice(0, CUT).replace(/-$/, '')}-${digest}`;
}

export function storeNames(): Block {
  return commented(
    'Stores may have neither long names nor two hyphens in a row: a name that is cut\n' +
      'is told apart by a digest.',
    block('locals', [], {
      full_name: expression('replace(var.name, "/-+/", "-")'),
      name: expression(
        `length(local.full_name) <= ${MAX_LENGTH} ? local.full_name : "\${trimsuffix(substr(local.full_name, 0, ${CUT}), "-")}-\${substr(sha1(local.full_name), 0, ${DIGEST})}"`,
      ),
    }),
  );
}
