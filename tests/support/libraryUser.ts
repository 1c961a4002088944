// A process that uses a library as a verb of the command line does: `node libraryUser.ts FOLDER`. Each line of its input is
// `["method", {params}]`; it answers `{"result"}` or `{"code"}` a line, tells `{"changes"}`, and closes the library at the end of its input.
import readline from 'node:readline';
import { openLibrary } from '../../electron/engine/openLibrary.ts';
import { AppError } from '../../shared/errors.ts';

const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
const library = await openLibrary(process.argv[2] ?? '');
library.client.on('changes', (changes) => say({ changes }));
say({ open: true });
const asked: Promise<void>[] = [];
for await (const line of readline.createInterface({ input: process.stdin })) {
  const [method, params] = JSON.parse(line) as [never, never];
  asked.push(
    library.client.call(method, params).then(
      (result) => say({ result }),
      (error: unknown) => say({ code: error instanceof AppError ? error.code : String(error) }),
    ),
  );
}
await Promise.all(asked);
await library.close();
say({ closed: true });
