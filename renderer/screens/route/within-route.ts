/** A sentence that sends people to Route, read in Route: what is said under Checks says so, what stands here needs no place. */
export const withinRoute = (sentence: string): string => sentence.replaceAll('Say it in Route.', 'Say it under Checks.').replaceAll(' in Route.', '.');
