import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import document from '../__fixtures__/sentry-openapi.json';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: object;
}

interface Operation {
  readonly pattern: RegExp;
  readonly query: ReadonlyMap<string, ValidateFunction>;
  readonly required: readonly string[];
  readonly answer: ValidateFunction;
}

/**
 * Checks requests and answers against Sentry's public OpenAPI document, of
 * which `__fixtures__/sentry-openapi.json` is a part.
 */
export class SentryContract {
  readonly #ajv: Ajv;
  readonly #operations: Operation[];

  constructor() {
    this.#ajv = new Ajv({ strict: false, coerceTypes: false });
    addFormats(this.#ajv);
    this.#operations = Object.entries(document.paths).map(([path, { get }]) => {
      const query = (get.parameters as Parameter[]).filter(
        each => each.in === 'query',
      );
      return {
        pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
        query: new Map(
          query.map(each => [
            each.name,
            this.#ajv.compile(toJsonSchema(each.schema)),
          ]),
        ),
        required: query.filter(each => each.required).map(each => each.name),
        answer: this.#ajv.compile(
          toJsonSchema(get.responses['200'].content['application/json'].schema),
        ),
      };
    });
  }

  /** What is wrong with a request; empty when nothing is. */
  checkRequest(url: URL): string[] {
    const operation = this.#find(url);
    if (!operation) {
      return [`no operation ${url.pathname}`];
    }
    const names = [...new Set(url.searchParams.keys())];
    return [
      ...operation.required
        .filter(name => !names.includes(name))
        .map(name => `${name} is missing`),
      ...names.flatMap(name => {
        const validate = operation.query.get(name);
        return validate
          ? this.#problems(validate, valueOf(url, name, validate.schema))
          : [`${url.pathname} has no parameter ${name}`];
      }),
    ];
  }

  /** What is wrong with an answer; empty when nothing is. */
  checkAnswer(url: URL, body: unknown): string[] {
    const operation = this.#find(url);
    return operation
      ? this.#problems(operation.answer, body)
      : [`no operation ${url.pathname}`];
  }

  #find(url: URL): Operation | undefined {
    return this.#operations.find(each => each.pattern.test(url.pathname));
  }

  #problems(validate: ValidateFunction, value: unknown): string[] {
    return validate(value) ? [] : [this.#ajv.errorsText(validate.errors)];
  }
}

function valueOf(url: URL, name: string, schema: unknown): unknown {
  const type =
    typeof schema === 'object' && schema !== null && 'type' in schema
      ? schema.type
      : undefined;
  if (type === 'array') {
    return url.searchParams.getAll(name);
  }
  const text = url.searchParams.get(name);
  return type === 'integer' ? Number(text) : text;
}

/** OpenAPI 3.0 says `nullable` where JSON Schema says `null`. */
function toJsonSchema(schema: unknown): object {
  if (Array.isArray(schema)) {
    return schema.map(toJsonSchema);
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema as object;
  }
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, toJsonSchema(value)]),
  ) as Record<string, unknown>;
  return nullable ? { anyOf: [{ type: 'null' }, rest] } : rest;
}
