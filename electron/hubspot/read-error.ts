/** What an error body of the portal says; every field of it is optional, and some answers are no JSON (hubspot.md §3). */
export interface PortalError {
  readonly category: string;
  readonly message: string;
  readonly correlationId: string | null;
  readonly policy: 'burst' | 'daily';
  readonly scopes: readonly string[];
}

type Fields = { readonly [key: string]: unknown };

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Read an error body defensively: nested JSON inside `message` is opened, anything unreadable gives empty texts. */
export function readError(text: string): PortalError {
  const body = parse(text);
  const inner = parse(body['message']);
  const message = textOf(inner['message']) || textOf(body['message']);
  return {
    category: textOf(body['category']) || textOf(inner['category']) || textOf(body['errorType']),
    message: message.slice(0, 500),
    correlationId: textOf(body['correlationId']) || null,
    policy: textOf(body['policyName']).toUpperCase() === 'DAILY' ? 'daily' : 'burst',
    scopes: scopesOf(body),
  };
}

function parse(text: unknown): Fields {
  if (typeof text !== 'string' || !text.trimStart().startsWith('{')) return {};
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function scopesOf(body: Fields): string[] {
  const errors = Array.isArray(body['errors']) ? body['errors'] : [];
  const contexts = [body['context'], ...errors.map((each: unknown) => (isFields(each) ? each['context'] : undefined))];
  return contexts.flatMap((context) => {
    const scopes = isFields(context) ? context['requiredGranularScopes'] : undefined;
    return Array.isArray(scopes) ? scopes.filter((scope: unknown) => typeof scope === 'string') : [];
  });
}
