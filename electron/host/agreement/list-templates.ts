import { agreementTemplateSchema } from '../../../shared/contract/schemas/sla.ts';
import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';

export const listAgreementTemplates: Handler<'agreement.listTemplates'> = async ({ documents }) => ok(agreementTemplateSchema.array().parse(await documents.readTemplates()));
