import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { configurationJsonSchema } from '../../electron/host/agreement/export-text.ts';
import { aConfiguration } from '../documents/a-configuration.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const HOW = 'resources/schema/configuration.schema.json is not what Baton exports. Write it anew: node electron/launch/with-node.mjs node_modules/vitest/vitest.mjs run test/host/published-schema.test.ts -u';
const accepts = (schema: unknown) => new Ajv2020({ strict: false }).compile(schema as object); // a schema is an object

describe('the published JSON Schema of a configuration', () => {
  it('accepts what Baton writes and refuses what it does not know, as the one that is exported', () => {
    for (const schema of [read('../../resources/schema/configuration.schema.json'), JSON.parse(configurationJsonSchema()) as unknown]) {
      const isValid = accepts(schema);
      expect(isValid(aConfiguration())).toBe(true);
      expect(isValid(read('../../resources/sample/configuration.json'))).toBe(true);
      expect(isValid({ ...aConfiguration(), extra: 1 })).toBe(false);
      expect(isValid({ ...aConfiguration(), format: 2 })).toBe(false);
    }
  });

  it('is the very text that is exported', async () => {
    await expect(configurationJsonSchema(), HOW).toMatchFileSnapshot('../../resources/schema/configuration.schema.json');
  });
});
