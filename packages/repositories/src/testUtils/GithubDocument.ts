import { readFileSync } from 'node:fs';
import Ajv, { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { closed, Json, rebased, withNull } from './jsonSchemas';

/** Few operations document what they answer without a repository, or twice. */
const ANSWERS_OF_ALL: ReadonlySet<string> = new Set(['404', '409']);

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Json;
  'x-multi-segment'?: boolean;
}

interface Body {
  content?: Record<string, { schema?: Json; examples?: Json }>;
}

interface Operation {
  operationId: string;
  parameters?: Array<Parameter | { $ref: string }>;
  requestBody?: Body & { required?: boolean };
  responses: Record<string, Body | { $ref: string }>;
}

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: string[];
  readonly operation: Operation;
  readonly parameters: Parameter[];
}

/** A request as GitHub's document understands it. */
export interface RecognisedRequest {
  readonly operationId: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** What does not agree with the document. */
  readonly problems: string[];
}

/**
 * GitHub's own OpenAPI document, against which requests and responses are
 * checked. It has 13 MB: it is read once, and a schema is compiled when it is
 * first needed.
 */
export class GithubDocument {
  private static loaded: GithubDocument | undefined;

  static load(): GithubDocument {
    GithubDocument.loaded ??= new GithubDocument();
    return GithubDocument.loaded;
  }

  private readonly document: {
    paths: Record<string, Record<string, Operation>>;
    components: Record<string, Record<string, unknown>>;
  };
  private readonly routes: Route[];
  private readonly ajv = addFormats(
    new Ajv({
      strict: false,
      validateSchema: false,
      coerceTypes: false,
      logger: false,
    }),
  );
  private readonly coercing = addFormats(
    new Ajv({
      strict: false,
      validateSchema: false,
      coerceTypes: true,
      logger: false,
    }),
  );
  private readonly validators = new Map<string, ValidateFunction>();

  private constructor() {
    const file = require.resolve(
      '@octokit/openapi/generated/api.github.com.json',
    );
    this.document = JSON.parse(readFileSync(file, 'utf8'));
    this.routes = Object.entries(this.document.paths)
      .flatMap(([path, operations]) =>
        Object.entries(operations).map(([method, operation]) =>
          this.routeOf(path, method, operation),
        ),
      )
      .sort((a, b) => a.names.length - b.names.length);
    const schemas = { components: withNull(this.document.components) };
    this.ajv.addSchema(schemas, 'github');
    this.coercing.addSchema(schemas, 'github');
  }

  /** The operation that a request calls, and what is wrong with the request. */
  recognise(
    method: string,
    url: string,
    body: unknown,
  ): RecognisedRequest | undefined {
    const { pathname, searchParams } = new URL(url, 'http://stand-in');
    for (const route of this.routes) {
      const match =
        route.method === method.toLowerCase() && route.pattern.exec(pathname);
      if (match) {
        const path = Object.fromEntries(
          route.names.map((name, i) => [
            name,
            decodeURIComponent(match[i + 1]),
          ]),
        );
        const query = Object.fromEntries(searchParams);
        return {
          operationId: route.operation.operationId,
          path,
          query,
          problems: [
            ...this.checkParameters(route, 'path', path),
            ...this.checkParameters(route, 'query', query),
            ...this.checkBody(route, body),
          ],
        };
      }
    }
    return undefined;
  }

  /** Whether an operation can answer in the media type that is asked for. */
  checkAccept(operationId: string, accept: string): string[] {
    const documented = this.routes
      .filter(route => route.operation.operationId === operationId)
      .flatMap(route => Object.values(route.operation.responses))
      .flatMap(body => Object.keys(this.resolved<Body>(body).content ?? {}));
    const known = [
      'application/vnd.github.v3+json',
      // Backstage's own client still asks for what was a preview once.
      'application/vnd.github.machine-man-preview+json',
      ...documented,
    ];
    return known.includes(accept)
      ? []
      : [`${operationId}: ${accept} is not documented`];
  }

  /** What is wrong with a response of an operation. */
  checkResponse(
    operationId: string,
    response: { status: number; type?: string; body?: unknown },
  ): string[] {
    const route = this.routes.find(
      r => r.operation.operationId === operationId,
    );
    const status = String(response.status);
    // Conditional requests and refused credentials are documented apart.
    if (!route || status === '304' || status === '401') {
      return [];
    }
    const documented = route.operation.responses[status];
    const isGeneral = ANSWERS_OF_ALL.has(status);
    if (!documented && isGeneral) {
      return [];
    }
    if (!documented) {
      return [`${operationId}: status ${status} is not documented`];
    }
    const { content } = this.resolved<Body>(documented);
    if (!content) {
      return response.body === undefined || isGeneral
        ? []
        : [`${operationId}: ${status} has no body in the document`];
    }
    const type = response.type ?? 'application/json';
    const schema = content[type]?.schema;
    if (!schema) {
      return [`${operationId}: ${status} is not documented as ${type}`];
    }
    return this.check(
      `${operationId} ${status} ${type}`,
      withNull(schema),
      response.body,
    );
  }

  /** A complete answer of the document, to be filled with what is known. */
  example(name: string): Json {
    const { value } = this.document.components.examples[name] as {
      value: unknown;
    };
    const example = Array.isArray(value) ? value[0] : value;
    return structuredClone(example) as Json;
  }

  private routeOf(path: string, method: string, operation: Operation): Route {
    const parameters = (operation.parameters ?? []).map(parameter =>
      this.resolved<Parameter>(parameter),
    );
    const names: string[] = [];
    const pattern = path.replace(/\{([^}]+)\}/g, (_, name: string) => {
      names.push(name);
      const parameter = parameters.find(p => p.name === name);
      return parameter?.['x-multi-segment'] ? '(.+)' : '([^/]+)';
    });
    return {
      method,
      names,
      operation,
      parameters,
      pattern: new RegExp(`^${pattern}$`),
    };
  }

  private checkParameters(
    route: Route,
    where: 'path' | 'query',
    values: Readonly<Record<string, string>>,
  ): string[] {
    const parameters = route.parameters.filter(p => p.in === where);
    const schema = {
      type: 'object',
      additionalProperties: false,
      required: parameters.filter(p => p.required).map(p => p.name),
      properties: Object.fromEntries(
        parameters.map(p => [p.name, rebased(withNull(p.schema))]),
      ),
    };
    const key = `${route.operation.operationId} ${where}`;
    return this.check(key, schema, { ...values }, this.coercing);
  }

  private checkBody(route: Route, body: unknown): string[] {
    const { operationId, requestBody } = route.operation;
    const schema = requestBody?.content?.['application/json']?.schema;
    if (!schema) {
      return body === undefined ? [] : [`${operationId}: takes no body`];
    }
    if (body === undefined) {
      return requestBody?.required ? [`${operationId}: needs a body`] : [];
    }
    return this.check(`${operationId} body`, closed(withNull(schema)), body);
  }

  private check(
    key: string,
    schema: unknown,
    value: unknown,
    ajv: Ajv = this.ajv,
  ): string[] {
    let validate = this.validators.get(key);
    if (!validate) {
      validate = ajv.compile(rebased(schema) as Json);
      this.validators.set(key, validate);
    }
    return validate(value)
      ? []
      : [`${key}: ${ajv.errorsText(validate.errors)}`];
  }

  private resolved<T>(value: T | { $ref: string }): T {
    if (typeof value !== 'object' || value === null || !('$ref' in value)) {
      return value as T;
    }
    const [, , section, name] = value.$ref.split('/');
    return this.document.components[section][name] as T;
  }
}
