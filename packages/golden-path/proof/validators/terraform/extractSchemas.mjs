// Writes schemas.json, in the format of `terraform providers schema -json`:
// what the real providers accept, as far as golden paths use them.
//
// The providers' own binaries cannot be fetched everywhere, their bindings can:
// those are generated from the very schemas, attribute by attribute. Run this
// when golden paths use another resource or another version of a provider.
//
//   node extractSchemas.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import ts from 'typescript';
import { SENSITIVE, SOURCES } from './sources.mjs';

const SIMPLE = { string: 'string', number: 'number', boolean: 'bool' };
const GETTERS = {
  getStringAttribute: 'string',
  getNumberAttribute: 'number',
  getBooleanAttribute: 'bool',
  getListAttribute: ['list', 'string'],
  getNumberListAttribute: ['list', 'number'],
  getStringMapAttribute: ['map', 'string'],
  getBooleanMapAttribute: ['map', 'bool'],
  getNumberMapAttribute: ['map', 'number'],
};

/** A file of bindings: mapping functions, classes and interfaces by name. */
class Bindings {
  constructor(javaScript, declarations) {
    this.functions = new Map();
    this.classes = new Map();
    this.interfaces = new Map();
    for (const source of [javaScript, declarations]) {
      visit(
        ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true),
        n => {
          if (!n.name) {
            return;
          }
          if (ts.isFunctionDeclaration(n) && n.body) {
            this.functions.set(n.name.text, n);
          } else if (ts.isClassDeclaration(n) && source === javaScript) {
            this.classes.set(n.name.text, n);
          } else if (ts.isInterfaceDeclaration(n)) {
            this.interfaces.set(n.name.text, n);
          }
        },
      );
    }
  }

  /** Attributes that the config may have, with how they are written. */
  inputs(node, interfaceName) {
    const required = this.requiredNames(interfaceName);
    const inputs = {};
    visit(node, n => {
      if (
        ts.isVariableDeclaration(n) &&
        n.name.text === 'attrs' &&
        ts.isObjectLiteralExpression(n.initializer)
      ) {
        for (const property of n.initializer.properties) {
          const field = fieldsOf(property.initializer);
          const name = property.name.text;
          inputs[name] = {
            isBlock: field.isBlock === 'true',
            type: unquote(field.type),
            of: unquote(field.storageClassType),
            nested: /\b(?!cdktf\b)(\w+)ToHclTerraform/.exec(
              field.value.replace(/cdktf\.\w+ToHclTerraform/g, ''),
            )?.[1],
            // The mapper of lists says which syntax the provider wants
            asAttribute: /listMapperHcl\(\w+, false\)/.test(field.value),
            required: required.has(camelCase(name)),
          };
        }
      }
    });
    return inputs;
  }

  requiredNames(interfaceName) {
    const members = this.interfaces.get(interfaceName)?.members ?? [];
    return new Set(
      members.filter(member => !member.questionToken).map(m => m.name.text),
    );
  }

  /** Types of everything that can be read from a class. */
  outputs(className) {
    const node = this.classes.get(className);
    const lists = new Map();
    const outputs = {};
    visit(node, n => {
      if (ts.isNewExpression(n) && n.arguments?.length >= 2) {
        const [, name] = n.arguments;
        if (ts.isStringLiteral(name) && ts.isIdentifier(n.expression)) {
          lists.set(camelCase(name.text), [name.text, n.expression.text]);
        }
      }
    });
    for (const member of node?.members ?? []) {
      if (!ts.isGetAccessor(member)) {
        continue;
      }
      visit(member.body, n => {
        if (ts.isCallExpression(n) && n.expression.name?.text in GETTERS) {
          const [name] = n.arguments;
          outputs[name.text] = GETTERS[n.expression.name.text];
        }
      });
      const nested = lists.get(member.name.text);
      if (nested) {
        const [name, type] = nested;
        const reference = type.replace(/(List|Map)$/, 'OutputReference');
        const object = ['object', this.outputs(reference)];
        outputs[name] = type.endsWith('List') ? ['list', object] : object;
      }
    }
    return outputs;
  }

  block(node, { interfaceName, className, attributesOnly }) {
    const attributes = {};
    const block_types = {};
    for (const [name, input] of Object.entries(
      this.inputs(node, interfaceName),
    )) {
      const flags = input.required ? { required: true } : { optional: true };
      if (!input.isBlock) {
        attributes[name] = { type: simpleType(input), ...flags };
        continue;
      }
      const nested = this.block(
        this.functions.get(`${input.nested}ToHclTerraform`),
        {
          interfaceName: capitalise(input.nested),
          className: `${capitalise(input.nested)}OutputReference`,
          attributesOnly,
        },
      );
      const single = input.type === 'struct';
      if (attributesOnly || input.asAttribute) {
        attributes[name] = {
          nested_type: {
            attributes: nested.attributes,
            nesting_mode: single ? 'single' : input.type,
          },
          ...flags,
        };
      } else {
        block_types[name] = {
          nesting_mode: name === 'timeouts' ? 'single' : nestingOf(input),
          block: nested,
          ...(input.required ? { min_items: 1 } : {}),
          ...(single && name !== 'timeouts' ? { max_items: 1 } : {}),
        };
      }
    }
    for (const [name, type] of Object.entries(this.outputs(className))) {
      if (!(name in block_types)) {
        attributes[name] ??= { type, computed: true };
      }
    }
    return {
      attributes,
      ...(Object.keys(block_types).length ? { block_types } : {}),
    };
  }
}

function nestingOf({ type }) {
  return type === 'set' ? 'set' : 'list';
}

function simpleType({ type, of }) {
  const element = SIMPLE[of.replace(/(List|Map|Set)+$/, '')] ?? 'dynamic';
  if (/ListList$/.test(of)) {
    return ['list', ['list', element]];
  }
  return type === 'simple' ? element : [type, element];
}

function fieldsOf(literal) {
  return Object.fromEntries(
    literal.properties.map(p => [p.name.text, textOf(p.initializer)]),
  );
}

function textOf(node) {
  return node.getText(node.getSourceFile());
}

function unquote(text) {
  return text?.replace(/^["']|["']$/g, '');
}

function capitalise(text) {
  return text && text[0].toUpperCase() + text.slice(1);
}

function camelCase(text) {
  return text.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

function visit(root, onNode) {
  const walk = node => {
    onNode(node);
    ts.forEachChild(node, walk);
  };
  if (root) {
    walk(root);
  }
}

function readSchema(folder, { directory, attributesOnly }) {
  const read = name => readFileSync(join(folder, directory, name), 'utf8');
  const bindings = new Bindings(read('index.js'), read('index.d.ts'));
  const [className, node] = [...bindings.classes].find(([, c]) =>
    c.members.some(m => m.name?.text === 'synthesizeHclAttributes'),
  );
  return bindings.block(node, {
    interfaceName: `${className}Config`,
    className,
    attributesOnly,
  });
}

function markSensitive(type, block) {
  for (const name of SENSITIVE[type] ?? []) {
    block.attributes[name].sensitive = true;
  }
  // Terraform's own, and hundreds of addresses nobody here overrides
  delete block.attributes.alias;
  delete block.block_types?.endpoints;
  // Whoever reads the id of a resource gets the one the provider chose
  if (block.attributes.id) {
    block.attributes.id.computed = true;
  }
  return { version: 0, block };
}

function directoryOf(kind, type, prefix) {
  const name = type.replaceAll('_', '-');
  return kind === 'data' ? `data-${name}` : name.replace(`${prefix}-`, '');
}

function extract(source, work) {
  const packed = execFileSync(
    'npm',
    ['pack', '--silent', `${source.bindings}@${source.bindingsVersion}`],
    { cwd: work, encoding: 'utf8' },
  ).trim();
  const folder = mkdtempSync(join(work, 'bindings-'));
  execFileSync('tar', ['xzf', join(work, packed), '-C', folder]);
  const { attributesOnly } = source;
  const schemaOf = (kind, type) =>
    markSensitive(
      type,
      readSchema(join(folder, 'package/lib'), {
        directory: directoryOf(kind, type, source.name),
        attributesOnly,
      }),
    );
  const all = (kind, types) =>
    Object.fromEntries(types.map(type => [type, schemaOf(kind, type)]));
  return {
    provider: schemaOf('provider', 'provider'),
    resource_schemas: all('resource', source.resources),
    data_source_schemas: all('data', source.data),
  };
}

const work = mkdtempSync(join(tmpdir(), 'terraform-schemas-'));
try {
  const provider_schemas = {};
  for (const source of SOURCES) {
    provider_schemas[source.address] = extract(source, work);
  }
  const text = JSON.stringify({ format_version: '1.0', provider_schemas });
  writeFileSync(
    new URL('schemas.json', import.meta.url),
    await format(text, { parser: 'json', printWidth: 80 }),
  );
} finally {
  rmSync(work, { recursive: true });
}
