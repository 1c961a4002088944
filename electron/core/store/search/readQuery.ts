// The text of a query where a mistake is a refusal: in smart feeds, acts, exports and the list of a search.
import { AppError } from '../../../../shared/errors.ts';
import { parseQuery } from '../../../../shared/query/parseQuery.ts';
import { queryErrorReason, type Query } from '../../../../shared/query/query.ts';

/** @throws AppError 'query-invalid' with the place (from 1) and the reason of the first mistake */
export function readQuery(text: string): Query {
  const { query, errors } = parseQuery(text);
  const [error] = errors;
  if (error) throw new AppError('query-invalid', { position: error.start + 1, reason: queryErrorReason(error) });
  return query;
}
