// `export`: subscriptions as OPML, or articles in a format that lasts.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { articles } from '../count.ts';
import type { Verb } from '../verb.ts';

const articleFormats = ['json', 'markdown', 'html', 'epub'] as const;
const defaultNames = {
  json: 'broadsheet.json',
  markdown: 'broadsheet-markdown',
  html: 'broadsheet-html',
  epub: 'broadsheet.epub',
};

export const verb: Verb = {
  usage: 'export --format opml|json|markdown|html|epub [QUERY] [-o FILE]',
  about: 'Writes subscriptions (OPML) or the articles of a query. OPML goes to stdout unless -o names a file.',
  options: { format: { type: 'string', default: 'opml' }, output: { type: 'string', short: 'o' } },
  positionals: [0, 1],
  async run({ positionals: [query = ''], options, openLibrary, terminal, json }) {
    const output = typeof options.output === 'string' ? options.output : undefined;
    const client = await openLibrary();
    if (options.format === 'opml') {
      const opml = await client.call('opml.export', {});
      if (output === undefined) terminal.out(opml.trimEnd());
      else {
        await writeFile(output, opml).catch((error: unknown) => {
          throw new AppError('write-failed', { file: output }, { cause: error });
        });
        terminal.err(`Written to ${output}.`);
      }
      return 0;
    }
    const format = articleFormats.find((each) => each === options.format);
    if (!format)
      throw new AppError('usage', {
        reason: `--format takes opml, ${articleFormats.join(', ')}, not “${String(options.format)}”.`,
      });
    const written = await client.call('export.run', {
      format,
      query,
      path: path.resolve(output ?? defaultNames[format]),
    });
    terminal.out(json ? JSON.stringify(written) : `${articles(written.articles)} written to ${written.path}.`);
    return 0;
  },
};
