// Every command's handler, gathered from its group. A command of the table that none of them handles does not compile.
import type { Handlers, Recorder, Runner } from '../commands/dispatcher.ts';
import { createAppHandlers } from './handlers/appHandlers.ts';
import type { HandlerContext } from './handlers/context.ts';
import { createDecideHandlers } from './handlers/decideHandlers.ts';
import { createMoveHandlers } from './handlers/moveHandlers.ts';
import { withPages } from './handlers/pageHandlers.ts';
import { createReadHandlers } from './handlers/readHandlers.ts';
import { createSourceHandlers } from './handlers/sourceHandlers.ts';

export const createCommandHandlers =
  (context: HandlerContext) =>
  (runner: Runner, recorder: Recorder): Handlers =>
    withPages(context, {
      ...createMoveHandlers(context),
      ...createDecideHandlers(context, runner, recorder),
      ...createReadHandlers(context),
      ...createSourceHandlers(context),
      ...createAppHandlers(context),
    });
