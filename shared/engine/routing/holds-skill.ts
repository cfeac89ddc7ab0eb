import type { Rep } from '../model/configuration.ts';
import type { Skill } from '../model/routing-policy.ts';

/** A word of somebody's as it is compared: without the spaces around it, whatever its letters' case. */
const folded = (text: string): string => text.trim().toLowerCase();

/** Whether a rep has a skill: by its id, or by its name as somebody typed it before the policy had the skill. */
export function holdsSkill({ skills }: Pick<Rep, 'skills'>, { id, name }: Pick<Skill, 'id' | 'name'>): boolean {
  return skills.some((word) => word === id || folded(word) === folded(name));
}

/** The skills of a rep with typed names replaced by the ids of the skills that they name, each once. */
export function skillIds(words: readonly string[], defined: readonly Pick<Skill, 'id' | 'name'>[]): string[] {
  return [...new Set(words.map((word) => defined.find((skill) => holdsSkill({ skills: [word] }, skill))?.id ?? word))];
}
