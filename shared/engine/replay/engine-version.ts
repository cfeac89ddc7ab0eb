/** Changes whenever the same history and configuration could give another result; stands in every replay (domain.md §0). */
export const ENGINE_VERSION = '4';
