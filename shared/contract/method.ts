// How a method of a contract is written down: a zod schema for what comes in, a type for what goes out.
import type { z } from 'zod';

export interface MethodSpec<Params, Result> {
  readonly params: z.ZodType<Params>;
  /** Carries the type only; there is nothing here at run time. */
  readonly result?: Result;
}

/** `method(schema).returns<Result>()` */
export const method = <Schema extends z.ZodType>(params: Schema) => ({
  returns: <Result>(): MethodSpec<z.output<Schema>, Result> => ({
    params: params as unknown as z.ZodType<z.output<Schema>>,
  }),
});

export type ParamsOf<Spec> = Spec extends MethodSpec<infer Params, unknown> ? Params : never;
export type ResultOf<Spec> =
  Spec extends MethodSpec<never, infer Result>
    ? Result
    : Spec extends MethodSpec<infer _P, infer Result>
      ? Result
      : never;
