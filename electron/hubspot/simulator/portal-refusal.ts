/** A refusal of the rehearsal portal on its way to the answer; the error body follows hubspot.md §3 and §4. */
export class PortalRefusal extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 500;
  readonly category: string;
  readonly subCategory: string | null;

  constructor(status: 400 | 401 | 403 | 404 | 409 | 500, category: string, message: string, subCategory: string | null = null) {
    super(message);
    this.status = status;
    this.category = category;
    this.subCategory = subCategory;
  }
}

/** There is no such object. */
export const notFound = (what: string): PortalRefusal => new PortalRefusal(404, 'OBJECT_NOT_FOUND', `${what} does not exist`);

/** The body, or what it would do to the portal, is not allowed. */
export const notValid = (message: string, subCategory: string | null = null): PortalRefusal =>
  new PortalRefusal(400, 'VALIDATION_ERROR', message, subCategory);
