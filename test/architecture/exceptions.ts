/** Files that may break one of the enforced limits, each with its reason. Nothing stands here for convenience. */
export interface Exception {
  readonly path: string;
  readonly rule: 'fileLines' | 'functionLines' | 'name' | 'purity' | 'typeCast';
  readonly reason: string;
}

export const EXCEPTIONS: readonly Exception[] = [
];

export const isExcepted = (path: string, rule: Exception['rule']): boolean => EXCEPTIONS.some((one) => one.path === path && one.rule === rule);
