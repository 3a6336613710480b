import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const PROTOCOL = 6;

/** Under whose name Terraform and OpenTofu look for the same providers. */
const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

/**
 * Serves the schemas of `schemas.json` as providers of Terraform, which judges a
 * configuration by them. They create nothing: validation asks no more of them.
 *
 * Gives the variable by which Terraform finds them, and `stop`.
 */
export async function startProviders() {
  const text = await readFile(new URL('schemas.json', import.meta.url), 'utf8');
  const schemas = Object.entries(JSON.parse(text).provider_schemas);
  const servers = await Promise.all(
    schemas.map(([, schema]) => serve(messageOf(schema))),
  );
  const reattach = servers.flatMap(({ port }, index) => {
    const [address] = schemas[index];
    const provider = {
      Protocol: 'grpc',
      ProtocolVersion: PROTOCOL,
      Pid: process.pid,
      Test: true,
      Addr: { Network: 'tcp', String: `127.0.0.1:${port}` },
    };
    return REGISTRIES.map(registry => [
      address.replace(/^[^/]+/, registry),
      provider,
    ]);
  });
  return {
    env: {
      TF_REATTACH_PROVIDERS: JSON.stringify(Object.fromEntries(reattach)),
    },
    stop: () => servers.forEach(({ server }) => server.forceShutdown()),
  };
}

function serve(schema) {
  const { tfplugin6 } = loadPackageDefinition(
    loadSync(fileURLToPath(new URL('plugin.proto', import.meta.url)), {
      keepCase: true,
    }),
  );
  const accept = (_call, callback) => callback(null, {});
  const server = new Server({ 'grpc.max_receive_message_length': -1 });
  server.addService(tfplugin6.Provider.service, {
    GetProviderSchema: (_call, callback) => callback(null, schema),
    GetFunctions: accept,
    ValidateProviderConfig: accept,
    ValidateResourceConfig: accept,
    ValidateDataResourceConfig: accept,
    // Before it reads the state of a test, OpenTofu asks for its newest form
    UpgradeResourceState: ({ request }, callback) =>
      callback(null, { upgraded_state: { json: request.raw_state.json } }),
    StopProvider: accept,
  });
  return new Promise((resolve, reject) => {
    server.bindAsync(
      '127.0.0.1:0',
      ServerCredentials.createInsecure(),
      (error, port) => (error ? reject(error) : resolve({ server, port })),
    );
  });
}

/** The JSON of `terraform providers schema` as a message of the protocol. */
function messageOf({ provider, resource_schemas, data_source_schemas }) {
  const all = schemas =>
    Object.fromEntries(
      Object.entries(schemas).map(([type, schema]) => [type, schemaOf(schema)]),
    );
  return {
    provider: schemaOf(provider),
    resource_schemas: all(resource_schemas),
    data_source_schemas: all(data_source_schemas),
  };
}

function schemaOf({ version, block }) {
  return { version, block: blockOf(block) };
}

function blockOf({ attributes = {}, block_types = {} }) {
  return {
    attributes: Object.entries(attributes).map(attributeOf),
    block_types: Object.entries(block_types).map(([type_name, nested]) => ({
      type_name,
      block: blockOf(nested.block),
      nesting: nested.nesting_mode.toUpperCase(),
      min_items: nested.min_items,
      max_items: nested.max_items,
    })),
  };
}

function attributeOf([name, { type, nested_type, ...flags }]) {
  return {
    name,
    ...flags,
    ...(type ? { type: Buffer.from(JSON.stringify(type)) } : {}),
    ...(nested_type
      ? {
          nested_type: {
            nesting: nested_type.nesting_mode.toUpperCase(),
            attributes: Object.entries(nested_type.attributes).map(attributeOf),
          },
        }
      : {}),
  };
}
