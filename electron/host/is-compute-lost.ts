/** Whether a compute thread died, or had to start anew, while it was asked. */
export const isComputeLost = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'COMPUTE_LOST';
