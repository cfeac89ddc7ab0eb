import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import { formatExpression } from '../../../shared/engine/expressions/text/format-expression.ts';
import { parseExpression } from '../../../shared/engine/expressions/text/parse-expression.ts';
import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { openHistory } from '../history/open-history.ts';

export const readText: Handler<'definition.readText'> = (_context, { text }) => {
  const { expression, problems } = parseExpression(text);
  return ok({ expression, text: expression === null ? '' : formatExpression(expression), sentence: expression === null ? '' : expressionInWords(expression), problems });
};

export const writeText: Handler<'definition.writeText'> = (_context, { expression, instantFields }) =>
  ok({ text: formatExpression(expression, { isInstant: (field) => instantFields.includes(field) }), sentence: expressionInWords(expression) });

export const completeText: Handler<'definition.completeText'> = async (context, { text, caret, limit }) => {
  const opened = await openHistory(context);
  return opened.ok ? ok(await context.compute.call(context.workshopId, 'completeText', { text, caret, limit })) : opened;
};

export const checkCriteria: Handler<'definition.checkCriteria'> = async (context, { criteria }) => {
  const opened = await openHistory(context);
  return opened.ok ? ok(await context.compute.call(context.workshopId, 'checkCriteria', { criteria })) : opened;
};
