// `import FILE.opml…`: subscriptions from other readers; with --preview only what would happen.
import { AppError, toWire } from '../../../shared/errors.ts';
import { documentWarningSentence } from '../../../shared/model/documentWarning.ts';
import type { OpmlPreview } from '../../../shared/contract/engineContract.ts';
import { folders as foldersOf, sources } from '../count.ts';
import { readNamedFile } from '../readFile.ts';
import type { Verb } from '../verb.ts';

function previewLine(file: string, { feeds, unique, folders, alreadySubscribed, recovered }: OpmlPreview): string {
  const twice = unique < feeds ? ` (${feeds - unique} named twice)` : '';
  const inside = folders.length > 0 ? ` in ${foldersOf(folders.length)}` : '';
  const damage = recovered ? ' The file is damaged; this is what could be read.' : '';
  return `${file}: ${sources(unique)}${twice}${inside}, ${alreadySubscribed} followed already.${damage}`;
}

export const verb: Verb = {
  usage: 'import FILE.opml… [--preview]',
  about:
    'Brings in subscriptions from OPML files. --preview says what is in them and changes nothing. `undo` takes an import back.',
  options: { preview: { type: 'boolean' } },
  positionals: [1, Number.POSITIVE_INFINITY],
  async run({ positionals, options, openLibrary, terminal, json }) {
    const client = await openLibrary();
    let anyBad = false;
    for (const file of positionals) {
      try {
        const bytesBase64 = (await readNamedFile(file)).toString('base64');
        if (options.preview === true) {
          const preview = await client.call('opml.preview', { bytesBase64 });
          const { first, feeds, unique, folders, recovered, warnings } = preview;
          terminal.out(
            json
              ? JSON.stringify({
                  file,
                  ok: true,
                  feeds,
                  unique,
                  folders: folders.length,
                  ...(first && { first: [first.url, first.title ?? null] }),
                  recovered,
                  warnings: warnings.map(documentWarningSentence),
                })
              : previewLine(file, preview),
          );
        } else {
          const { added, known } = await client.call('opml.import', { bytesBase64 });
          terminal.out(
            json
              ? JSON.stringify({ file, ok: true, added, known })
              : `${file}: ${sources(added)} added${known > 0 ? `, ${known} followed already` : ''}.`,
          );
        }
      } catch (error) {
        const wire = toWire(error);
        if (!(error instanceof AppError)) throw error;
        anyBad = true;
        if (json) terminal.out(JSON.stringify({ file, ok: false, error: { code: wire.code, message: error.message } }));
        else terminal.err(`broadsheet: ${error.message} [${error.code}]`);
      }
    }
    return anyBad ? 1 : 0;
  },
};
